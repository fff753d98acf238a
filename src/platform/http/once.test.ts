import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { newId } from '../ids.ts'
import type { Module } from '../module.ts'
import { type TestApplication, testApplication } from '../testing/application.ts'
import { HttpError } from './errors.ts'
import { forgetForms, SHOWN } from './once.ts'
import { anyone } from './policy.ts'
import { seeOther } from './response.ts'
import { post } from './route.ts'

const made: string[] = []
let breaks = false
const modules: Module[] = [
  {
    name: 'prova',
    routes: [
      post('/prova', {
        summary: 'Makes something',
        allow: anyone,
        form: z.object({ nome: z.string(), foto: z.instanceof(File).optional() }),
        handle: async (_cx, { form }) => {
          await sleep(100)
          if (breaks) throw new HttpError(503)
          made.push(form.nome)
          return seeOther(`/it/prova/${made.length}`)
        },
      }),
    ],
  },
]

let house: TestApplication
before(async () => {
  house = await testApplication(modules)
})
after(() => house.stop())

async function send(nome: string, shown: string): Promise<string> {
  const body = new URLSearchParams({ nome, [SHOWN]: shown })
  const { status, headers } = await house.app.request('/it/prova', { method: 'POST', body })
  return `${status} ${headers.get('location')}`
}

test('a form that arrives twice makes one thing, and both are led to it', async () => {
  const shown = newId()
  const answers = await Promise.all([send('Anna', shown), send('Anna', shown)])
  answers.push(await send('Anna', shown))
  assert.deepEqual([made, new Set(answers)], [['Anna'], new Set(['303 /it/prova/1'])])
})

test('other words, or the same words in a form shown again, are something new', async () => {
  made.length = 0
  const shown = newId()
  for (const [nome, showing] of [
    ['Anna', shown],
    ['Beppe', shown],
    ['Anna', newId()],
  ] as const)
    await send(nome, showing)
  assert.deepEqual(made, ['Anna', 'Beppe', 'Anna'])
})

test('the same file that arrives twice is one thing, another under its name a second', async () => {
  made.length = 0
  const shown = newId()
  const sendFile = async (content: string) => {
    const body = new FormData()
    body.set('nome', 'Elena')
    body.set(SHOWN, shown)
    body.set('foto', new File([content], 'a.jpg'))
    await house.app.request('/it/prova', { method: 'POST', body })
  }
  await sendFile('one')
  await sleep(5)
  await Promise.all([sendFile('one'), sendFile('two')])
  assert.deepEqual(made, ['Elena', 'Elena'])
})

test('what went wrong may be sent again', async () => {
  made.length = 0
  const shown = newId()
  breaks = true
  assert.match(await send('Carla', shown), /^503/)
  breaks = false
  assert.match(await send('Carla', shown), /^303/)
  assert.deepEqual(made, ['Carla'])
})

test('whose process was killed is told to look, and nothing is made twice', async () => {
  made.length = 0
  const shown = newId()
  await send('Dora', shown)
  await house.db.updateTable('form_sent').set({ location: null }).execute()
  assert.match(await send('Dora', shown), /^409/)
  assert.deepEqual(made, ['Dora'])
})

test('what was sent long ago is forgotten', async () => {
  await forgetForms(house.db, new Date(Date.now() + 3 * 86_400_000))
  assert.deepEqual(await house.db.selectFrom('form_sent').select('form').execute(), [])
})
