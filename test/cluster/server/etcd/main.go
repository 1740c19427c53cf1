// Command etcd is the database behind the test server. It has a module of its
// own because etcd and Kubernetes ask for different versions of the same
// libraries.
package main

import (
	"os"

	"go.etcd.io/etcd/server/v3/etcdmain"
)

func main() {
	etcdmain.Main(os.Args)
}
