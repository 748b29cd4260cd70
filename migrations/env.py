"""Alembic's environment: the metadata of every table, and the connection the caller opened."""

from alembic import context

from bot.schema import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    compare_type=True,
    render_as_batch=context.config.attributes["connection"].dialect.name == "sqlite",
    transaction_per_migration=True,
)
context.run_migrations()
