"""Run by Alembic: migrates the database whose address `api.store.upkeep` hands over."""

from alembic import context

from api.store.engine import make_engine, make_private, sqlite_path
from api.store.tables import metadata


def run() -> None:
    """Apply the revisions in one transaction."""
    engine = make_engine(context.config.attributes["url"])
    path = sqlite_path(engine)
    if path is not None:
        make_private(path)
    try:
        with engine.connect() as conn:
            context.configure(
                connection=conn,
                target_metadata=metadata,
                render_as_batch=engine.dialect.name == "sqlite",
                transaction_per_migration=True,
            )
            with context.begin_transaction():
                context.run_migrations()
    finally:
        engine.dispose()


run()
