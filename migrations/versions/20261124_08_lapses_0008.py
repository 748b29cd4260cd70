"""lapses: what people told after using, sealed.

Safe: old code ignores the new table.

Revision ID: 0008
Revises: 0007
"""

import sqlalchemy as sa
from alembic import op

from bot.infra.tables import UtcDateTime


revision = '0008'
down_revision = '0007'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('lapses',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('started_at', UtcDateTime(), nullable=False),
    sa.Column('step', sa.String(length=10), nullable=False),
    sa.Column('local_day', sa.Date(), nullable=True),
    sa.Column('happened_sealed', sa.LargeBinary(), nullable=True),
    sa.Column('helped_sealed', sa.LargeBinary(), nullable=True),
    sa.Column('chosen_sealed', sa.LargeBinary(), nullable=True),
    sa.Column('own_sealed', sa.LargeBinary(), nullable=True),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_lapses_person_id_people'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_lapses'))
    )
    op.create_index('ix_lapses_person_id', 'lapses', ['person_id', 'started_at'], unique=False)



def downgrade() -> None:
    raise NotImplementedError("Keel goes back by restoring a backup, not by undoing a migration")
