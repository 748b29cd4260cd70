def write() -> None: pass
