// Applies lists of objects as Argo CD does: with the engine of Argo CD, its cluster cache, its differences and its
// synchronization by server-side apply. It reads one question a line and prints one answer a line.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/argoproj/gitops-engine/pkg/cache"
	"github.com/argoproj/gitops-engine/pkg/diff"
	"github.com/argoproj/gitops-engine/pkg/health"
	"github.com/argoproj/gitops-engine/pkg/sync"
	"github.com/argoproj/gitops-engine/pkg/sync/common"
	"github.com/argoproj/gitops-engine/pkg/utils/kube"
	"github.com/argoproj/gitops-engine/pkg/utils/tracing"
	"github.com/go-logr/logr"
	"k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/types"
	"k8s.io/client-go/dynamic"
	"k8s.io/client-go/rest"
	"k8s.io/client-go/tools/clientcmd"
)

const (
	trackingID  = "argocd.argoproj.io/tracking-id"
	syncOptions = "argocd.argoproj.io/sync-options"
	manager     = "argocd-controller"
	patience    = 30 * time.Second
)

type question struct {
	App       string                       `json:"app"`
	Namespace string                       `json:"namespace"`
	Objects   []*unstructured.Unstructured `json:"objects"`
	// The namespaces that the project allows; without them, all.
	Allowed []string `json:"allowed"`
}

type answer struct {
	Phase   string `json:"phase"`
	Message string `json:"message"`
	// How many objects were out of sync before.
	OutOfSync int      `json:"outOfSync"`
	Failed    []string `json:"failed"`
}

type info struct{ app string }

type argo struct {
	config  *rest.Config
	kubectl *kube.KubectlCmd
	client  dynamic.Interface
	cluster cache.ClusterCache
}

func main() {
	config, err := clientcmd.BuildConfigFromFlags("", os.Args[1])
	check(err)
	config.QPS, config.Burst = 100, 200
	config.WarningHandler = rest.NoWarnings{}
	client, err := dynamic.NewForConfig(config)
	check(err)
	a := argo{
		config:  config,
		client:  client,
		kubectl: &kube.KubectlCmd{Log: logr.Discard(), Tracer: tracing.NopTracer{}},
		cluster: cache.NewClusterCache(config,
			cache.SetLogr(logr.Discard()),
			cache.SetPopulateResourceInfoHandler(func(un *unstructured.Unstructured, _ bool) (any, bool) {
				app, _, _ := strings.Cut(un.GetAnnotations()[trackingID], ":")
				return &info{app: app}, app != ""
			})),
	}
	check(a.cluster.EnsureSynced())
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 64<<20)
	for lines.Scan() {
		var asked question
		check(json.Unmarshal(lines.Bytes(), &asked))
		// The cache follows the cluster by watching it.
		time.Sleep(200 * time.Millisecond)
		given, err := a.sync(asked)
		check(err)
		printed, err := json.Marshal(given)
		check(err)
		fmt.Println(string(printed))
	}
	check(lines.Err())
}

// The objects of an application in the cluster, without those that its project does not allow: Argo CD drops these in
// getTargetObjects of controller/state.go.
func (a argo) live(asked question) (map[kube.ResourceKey]*unstructured.Unstructured, error) {
	managed, err := a.cluster.GetManagedLiveObjs(asked.Objects, func(r *cache.Resource) bool {
		own, ok := r.Info.(*info)
		return ok && own.app == asked.App
	})
	for key, object := range managed {
		if object != nil && !allows(asked, object.GetNamespace()) {
			delete(managed, key)
		}
	}
	return managed, err
}

// Each step looks at the cluster anew and takes up the state of the step before, as SyncAppState of controller/sync.go does.
func (a argo) sync(asked question) (answer, error) {
	for _, object := range asked.Objects {
		track(object, asked.App)
	}
	given := answer{Phase: "Synced", Failed: []string{}}
	var results []common.ResourceSyncResult
	phase, started := common.OperationPhase(""), metav1.Now()
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(200 * time.Millisecond) {
		managed, err := a.live(asked)
		if err != nil {
			return given, err
		}
		if err := a.finalize(managed); err != nil {
			return given, err
		}
		result := sync.Reconcile(asked.Objects, managed, asked.Namespace, a.cluster)
		if phase == "" {
			if given.OutOfSync, err = a.outOfSync(result); err != nil || given.OutOfSync == 0 {
				return given, err
			}
		}
		operation, cleanup, err := a.operation(asked, result,
			sync.WithInitialState(phase, given.Message, results, started))
		if err != nil {
			return given, err
		}
		operation.Sync()
		phase, given.Message, results = operation.GetState()
		cleanup()
		given.Phase = string(phase)
		if phase.Completed() {
			break
		}
	}
	for _, each := range results {
		if each.Status == common.ResultCodeSyncFailed || each.HookPhase == common.OperationRunning {
			given.Failed = append(given.Failed, fmt.Sprintf("%s/%s: %s", each.ResourceKey.Kind, each.ResourceKey.Name, each.Message))
		}
	}
	return given, nil
}

func (a argo) outOfSync(result sync.ReconciliationResult) (int, error) {
	differences, err := diff.DiffArray(result.Target, result.Live, diff.WithLogr(logr.Discard()),
		diff.WithStructuredMergeDiff(true), diff.WithGVKParser(a.cluster.GetGVKParser()), diff.WithManager(manager))
	if err != nil {
		return 0, err
	}
	count := 0
	for index, target := range result.Target {
		// What is left when it goes from the tree is out of sync for ever, and nothing is done about it.
		if target == nil && hasOption(result.Live[index], "Prune=false") {
			continue
		}
		if target == nil || differences.Diffs[index].Modified {
			count++
		}
	}
	return count, nil
}

func (a argo) operation(asked question, result sync.ReconciliationResult, state sync.SyncOpt) (sync.SyncContext, func(), error) {
	return sync.NewSyncContext("", result, a.config, a.config, a.kubectl, asked.Namespace, a.cluster.GetOpenAPISchema(),
		state, sync.WithLogr(logr.Discard()), sync.WithOperationSettings(false, true, false, false),
		sync.WithServerSideApply(true), sync.WithServerSideApplyManager(manager), sync.WithHealthOverride(alwaysHealthy{}),
		sync.WithPrunePropagationPolicy(&background),
		sync.WithPermissionValidator(func(un *unstructured.Unstructured, _ *metav1.APIResource) error {
			if !allows(asked, un.GetNamespace()) {
				return fmt.Errorf("namespace %s is not permitted", un.GetNamespace())
			}
			return nil
		}))
}

// What Argo CD does for Applications that are being deleted: finalizeApplicationDeletion of controller/appcontroller.go.
func (a argo) finalize(managed map[kube.ResourceKey]*unstructured.Unstructured) error {
	allowed := []string{}
	for _, object := range managed {
		if object == nil || object.GetKind() != "AppProject" {
			continue
		}
		destinations, _, _ := unstructured.NestedSlice(object.Object, "spec", "destinations")
		for _, each := range destinations {
			allowed = append(allowed, each.(map[string]any)["namespace"].(string))
		}
	}
	for _, object := range managed {
		if object == nil || object.GetKind() != "Application" || object.GetDeletionTimestamp() == nil || len(object.GetFinalizers()) == 0 {
			continue
		}
		owned, err := a.live(question{App: appID(object.GetNamespace(), object.GetName()), Allowed: allowed})
		if err != nil {
			return err
		}
		for _, each := range owned {
			if each == nil || hasOption(each, "Delete=false") {
				continue
			}
			if err := a.kubectl.DeleteResource(context.Background(), a.config, each.GroupVersionKind(), each.GetName(),
				each.GetNamespace(), metav1.DeleteOptions{PropagationPolicy: &background}); err != nil {
				return err
			}
		}
		applications := schema.GroupVersionResource{Group: "argoproj.io", Version: "v1alpha1", Resource: "applications"}
		patch := []byte(`{"metadata":{"finalizers":null}}`)
		_, err = a.client.Resource(applications).Namespace(object.GetNamespace()).Patch(context.Background(), object.GetName(),
			types.MergePatchType, patch, metav1.PatchOptions{})
		if err != nil && !errors.IsNotFound(err) {
			return err
		}
	}
	return nil
}

func track(object *unstructured.Unstructured, app string) {
	annotations := object.GetAnnotations()
	if annotations == nil {
		annotations = map[string]string{}
	}
	gvk := object.GroupVersionKind()
	annotations[trackingID] = fmt.Sprintf("%s:%s/%s:%s/%s", app, gvk.Group, gvk.Kind, object.GetNamespace(), object.GetName())
	object.SetAnnotations(annotations)
}

// As Argo CD calls an Application outside of its own namespace, so that runs in one cluster do not meet.
func appID(namespace, name string) string {
	return namespace + "_" + name
}

func hasOption(object *unstructured.Unstructured, option string) bool {
	return strings.Contains(object.GetAnnotations()[syncOptions], option)
}

// Without a garbage collector nothing ends a deletion in the foreground, which is Argo CD's own choice.
var background = metav1.DeletePropagationBackground

// No node runs here, so no pod ever gets ready: what was applied counts as healthy.
type alwaysHealthy struct{}

func (alwaysHealthy) GetResourceHealth(*unstructured.Unstructured) (*health.HealthStatus, error) {
	return &health.HealthStatus{Status: health.HealthStatusHealthy}, nil
}

func allows(asked question, namespace string) bool {
	if asked.Allowed == nil {
		return true
	}
	for _, each := range asked.Allowed {
		if each == namespace {
			return true
		}
	}
	return false
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
