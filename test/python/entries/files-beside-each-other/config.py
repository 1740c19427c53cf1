PATH = "/configured"
