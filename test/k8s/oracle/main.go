// Command oracle judges texts with the code that clusters judge them with.
//
// It reads lines of a grammar's name, a tab and the text as JSON string, and repeats each with its verdict before it:
// "yes" or "no", for quantities and durations "yes" with the amount in billionths.
package main

import (
	"bufio"
	_ "crypto/sha256"
	_ "crypto/sha512"
	"encoding/json"
	"fmt"
	"os"
	"regexp"
	"strings"
	"time"
	_ "time/tzdata"

	"github.com/distribution/reference"
	"github.com/robfig/cron/v3"
	"gopkg.in/inf.v0"
	"k8s.io/apimachinery/pkg/api/resource"
	"k8s.io/apimachinery/pkg/util/validation"
	"k8s.io/apimachinery/pkg/util/validation/field"
	netutils "k8s.io/utils/net"
)

func main() {
	lines := bufio.NewScanner(os.Stdin)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	for lines.Scan() {
		grammar, quoted, _ := strings.Cut(lines.Text(), "\t")
		var text string
		if err := json.Unmarshal([]byte(quoted), &text); err != nil {
			panic(err)
		}
		fmt.Fprintf(out, "%s\t%s\t%s\n", verdict(grammar, text), grammar, quoted)
	}
}

func verdict(grammar, text string) string {
	switch grammar {
	case "quantity":
		// Go reads these, given hours and gigabytes.
		if longExponent.MatchString(text) {
			return "no"
		}
		quantity, err := resource.ParseQuantity(text)
		if err != nil {
			return "no"
		}
		nanos := new(inf.Dec).Mul(quantity.AsDec(), inf.NewDec(1_000_000_000, 0))
		return "yes " + new(inf.Dec).Round(nanos, 0, inf.RoundUp).String()
	case "duration":
		duration, err := time.ParseDuration(text)
		if err != nil {
			return "no"
		}
		return fmt.Sprintf("yes %d", duration.Nanoseconds())
	case "cidr":
		return said(len(validation.IsValidCIDRForLegacyField(field.NewPath("cidr"), text, true, nil)) == 0)
	case "cron":
		return said(cronParses(cron.NewParser(cron.Minute|cron.Hour|cron.Dom|cron.Month|cron.Dow), text))
	case "cron-job":
		return said(!strings.Contains(text, "TZ") && cronParses(cron.NewParser(cron.Minute|cron.Hour|cron.Dom|cron.Month|cron.Dow|cron.Descriptor), text))
	case "image":
		_, err := reference.ParseNormalizedNamed(text)
		return said(err == nil)
	case "time-zone":
		_, err := time.LoadLocation(text)
		return said(err == nil && text != "" && !strings.EqualFold(text, "local"))
	case "host":
		if netutils.ParseIPSloppy(text) != nil {
			return "no"
		}
		if strings.Contains(text, "*") {
			return said(len(validation.IsWildcardDNS1123Subdomain(text)) == 0)
		}
		return said(len(validation.IsDNS1123Subdomain(text)) == 0)
	}
	return said(len(names[grammar](text)) == 0)
}

var longExponent = regexp.MustCompile(`[eE][+-]?[0-9]{3,}$`)

var names = map[string]func(string) []string{
	"dns1123-label":     validation.IsDNS1123Label,
	"dns1123-subdomain": validation.IsDNS1123Subdomain,
	"dns1035-label":     validation.IsDNS1035Label,
	"qualified-name":    validation.IsQualifiedName,
	"label-value":       validation.IsValidLabelValue,
	"port-name":         validation.IsValidPortName,
	"env-var-name":      validation.IsRelaxedEnvVarName,
	"config-map-key":    validation.IsConfigMapKey,
	"http-header-name":  validation.IsHTTPHeaderName,
}

func cronParses(parser cron.Parser, text string) (parses bool) {
	// The parser panics on a time zone without a schedule.
	defer func() {
		if recover() != nil {
			parses = false
		}
	}()
	_, err := parser.Parse(text)
	return err == nil
}

func said(accepted bool) string {
	if accepted {
		return "yes"
	}
	return "no"
}
