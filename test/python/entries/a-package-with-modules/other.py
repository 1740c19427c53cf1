raise RuntimeError("beside the package")
