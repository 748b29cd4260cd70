"""tries: the pull before and after what was offered in a craving.

Safe: both columns are optional, and old code ignores them.

Revision ID: 0009
Revises: 0008
"""

import sqlalchemy as sa
from alembic import op


revision = '0009'
down_revision = '0008'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('technique_tries', sa.Column('pull_before', sa.SmallInteger(), nullable=True))
    op.add_column('technique_tries', sa.Column('pull_after', sa.SmallInteger(), nullable=True))


def downgrade() -> None:
    raise NotImplementedError("Keel goes back by restoring a backup, not by undoing a migration")
