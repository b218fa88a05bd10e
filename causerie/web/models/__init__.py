from causerie.web.models.worker_beat import WorkerBeat

__all__ = ["WorkerBeat"]
