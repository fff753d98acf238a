import assert from 'node:assert/strict'
import { test } from 'node:test'
import { covers, endRefusal, grantRefusal } from './decide-grant.ts'

const now = new Date('2026-11-22T10:00:00Z')
const admin = (territory?: string) => ({
  id: 'anna',
  grants: [
    {
      role: 'territory_admin' as const,
      permissions: new Set(['staff.grant'] as const),
      ...(territory && { territory }),
    },
  ],
})

test('nobody raises their own rights', () => {
  assert.equal(grantRefusal(admin(), 'anna', { role: 'chief_editor' }, [], now), 'own_rights')
  assert.equal(grantRefusal(admin(), 'bruno', { role: 'chief_editor' }, [], now), undefined)
})

test('who looks after one territory gives and ends roles there only', () => {
  const give = (wider: string | undefined, territory?: string) =>
    grantRefusal(admin(wider), 'bruno', { role: 'urp_operator', territory }, [], now)
  assert.deepEqual(
    [give('100', '100005'), give('100', '101005'), give('100'), give(undefined, '100005')],
    [undefined, 'outside', 'outside', undefined],
  )
  assert.equal(endRefusal(admin('100005'), { role: 'urp_operator' }, 3), 'outside')
  assert.equal(covers('100005', '100'), false)
})

test('a role for a body is not given here, nor one already held, nor one that ended before it began', () => {
  const give = (role: 'organization_owner' | 'urp_operator', validTo?: Date) =>
    grantRefusal(admin(), 'bruno', { role, validTo }, [{ role: 'urp_operator', territory: '100005' }], now)
  assert.equal(give('organization_owner'), 'body_role')
  assert.equal(give('urp_operator'), undefined)
  assert.equal(give('urp_operator', now), 'ends_before')
  assert.equal(
    grantRefusal(admin(), 'bruno', { role: 'urp_operator' }, [{ role: 'urp_operator' }], now),
    'already',
  )
})

test('the last administrator of the territory stays', () => {
  assert.equal(endRefusal(admin(), { role: 'territory_admin' }, 0), 'last_admin')
  assert.equal(endRefusal(admin(), { role: 'territory_admin' }, 1), undefined)
  assert.equal(endRefusal(admin(), { role: 'territory_admin', territory: '100005' }, 0), undefined)
})

test('who may not give roles neither gives nor ends one', () => {
  const other = { id: 'carla', grants: [{ role: 'system_admin' as const, permissions: new Set([]) }] }
  assert.equal(grantRefusal(other, 'bruno', { role: 'urp_operator' }, [], now), 'outside')
  assert.equal(endRefusal(other, { role: 'urp_operator' }, 3), 'outside')
})
