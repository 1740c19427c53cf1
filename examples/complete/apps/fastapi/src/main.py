"""The smallest app that a probe and a route can talk to."""

from fastapi import FastAPI

app = FastAPI()


@app.get("/health")
def health() -> dict[str, str]:
    return {"status": "ok"}


@app.get("/users")
def users() -> list[str]:
    return ["ada", "grace"]
