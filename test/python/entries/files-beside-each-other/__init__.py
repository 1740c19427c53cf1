raise RuntimeError("the folder itself is no package")
