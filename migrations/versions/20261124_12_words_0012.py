"""day_notes, people: keep what a day was answered with, and since when somebody is where they are.

Old code ignores both columns; a stage that it sets keeps the day of the one before.

Revision ID: 0012
Revises: 0011
"""

import sqlalchemy as sa
from alembic import op


revision = '0012'
down_revision = '0011'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('day_notes', sa.Column('said', sa.String(length=40), nullable=True))
    op.add_column('people', sa.Column('stage_on', sa.Date(), nullable=True))


def downgrade() -> None:
    raise NotImplementedError("Keel goes back by restoring a backup, not by undoing a migration")
