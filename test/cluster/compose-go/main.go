// Command compose-go loads compose projects with the reference implementation
// of the Compose Specification. It reads questions from standard input and
// writes an answer for each, one JSON text a line.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"

	"github.com/compose-spec/compose-go/v2/cli"
	"github.com/compose-spec/compose-go/v2/loader"
	"github.com/compose-spec/compose-go/v2/types"
	"github.com/sirupsen/logrus"
)

type question struct {
	Folder    string            `json:"folder"`
	File      string            `json:"file"`
	Profiles  []string          `json:"profiles"`
	Variables map[string]string `json:"variables"`
	// Whether files of variables are read.
	Resolved bool `json:"resolved"`
}

type answer struct {
	Project  *types.Project `json:"project,omitempty"`
	Inactive []string       `json:"inactive,omitempty"`
	Error    string         `json:"error,omitempty"`
}

func main() {
	logrus.SetOutput(io.Discard)
	questions := json.NewDecoder(os.Stdin)
	answers := json.NewEncoder(os.Stdout)
	for {
		var asked question
		if err := questions.Decode(&asked); err == io.EOF {
			return
		} else if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		if err := answers.Encode(load(asked)); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
}

// Unless asked for, files of variables and labels are not read, and nothing is
// normalised: what is compared is what the compose files say.
func load(asked question) (found answer) {
	defer func() {
		if reason := recover(); reason != nil {
			found = answer{Error: fmt.Sprintf("panic: %v", reason)}
		}
	}()
	var variables []string
	for name, value := range asked.Variables {
		variables = append(variables, name+"="+value)
	}
	settings := []cli.ProjectOptionsFn{
		cli.WithWorkingDirectory(asked.Folder),
		cli.WithName("project"),
		cli.WithEnv(variables),
		cli.WithEnvFiles(),
		cli.WithDotEnv,
		cli.WithProfiles(asked.Profiles),
		cli.WithNormalization(false),
		cli.WithLoadOptions(func(options *loader.Options) { options.SkipResolveLabels = true }),
	}
	if !asked.Resolved {
		settings = append(settings, cli.WithoutEnvironmentResolution)
	}
	options, err := cli.NewProjectOptions([]string{asked.Folder + "/" + asked.File}, settings...)
	if err != nil {
		return answer{Error: err.Error()}
	}
	project, err := options.LoadProject(context.Background())
	if err != nil {
		return answer{Error: err.Error()}
	}
	for name := range project.DisabledServices {
		found.Inactive = append(found.Inactive, name)
	}
	withoutKeys(project)
	found.Project = project
	return found
}

// Keys of SSH cannot be written as JSON by the library.
func withoutKeys(project *types.Project) {
	for _, service := range project.Services {
		if service.Build != nil {
			service.Build.SSH = nil
		}
	}
	for _, job := range project.Jobs {
		if job.Build != nil {
			job.Build.SSH = nil
		}
	}
}
