"""people: pictures of the diary on a dark ground.

Old code ignores the column, which has a default.

Revision ID: 0010
Revises: 0009
"""

import sqlalchemy as sa
from alembic import op


revision = '0010'
down_revision = '0009'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('people', sa.Column('dark', sa.Boolean(), server_default=sa.false(), nullable=False))


def downgrade() -> None:
    raise NotImplementedError("Keel goes back by restoring a backup, not by undoing a migration")
