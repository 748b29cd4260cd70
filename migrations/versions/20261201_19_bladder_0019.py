"""bladder: add the weekly bladder check.

Old code ignores the table.

Revision ID: 0019
Revises: 0018
"""

import sqlalchemy as sa
from alembic import op

from bot.infra.tables import UtcDateTime


revision = '0019'
down_revision = '0018'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('bladder_checks',
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=False, nullable=False),
    sa.Column('local_day', sa.Date(), nullable=False),
    sa.Column('signs', sa.String(length=40), nullable=True),
    sa.Column('pain', sa.SmallInteger(), nullable=True),
    sa.Column('gap', sa.SmallInteger(), nullable=True),
    sa.Column('nights', sa.SmallInteger(), nullable=True),
    sa.Column('noted_at', UtcDateTime(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_bladder_checks_person_id_people'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('person_id', 'local_day', name=op.f('pk_bladder_checks'))
    )


def downgrade() -> None:
    raise NotImplementedError("Keel goes back by restoring a backup, not by undoing a migration")
