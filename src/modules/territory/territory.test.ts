import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { LANGUAGES } from '../../platform/i18n/languages.ts'
import { projectFile } from '../../platform/project.ts'
import { distanceKm } from './distance.ts'
import { contains, type PolygonRings } from './geometry.ts'
import { samplePlaces } from './sample-places.ts'

const places = samplePlaces()
const boundaries = projectFile('../shared/data/geo-prato/limits_P_100_municipalities.geojson')
const skip = existsSync(boundaries) ? false : 'real data is not beside this checkout (../shared)'

test('the Province of Prato has its name in six languages and its seven municipalities', () => {
  const prato = places.territory('province:100')
  assert.deepEqual(prato.names, {
    it: 'Provincia di Prato',
    en: 'Province of Prato',
    fr: 'province de Prato',
    zh: '普拉托省',
    ar: 'مقاطعة براتو',
    ru: 'провинция Прато',
  })
  assert.equal(prato.municipalities.length, 7)
  assert.ok(prato.has('100005') && !prato.has('048017'))
  assert.equal(places.territory('province:PO').municipalities.length, 7)
})

test('any province, region, list of municipalities or the nation can be the territory', () => {
  assert.equal(places.territory('nation:IT').municipalities.length, places.municipalities.length)
  assert.equal(places.territory('region:09').names.en, 'Tuscany')
  assert.equal(places.territory('province:066').names.it, "Provincia dell'Aquila")
  assert.equal(places.territory('province:051').names.fr, 'province d’Arezzo')
  assert.equal(places.territory('municipalities:100005,100003').names.ru, 'Прато и Монтемурло')
  assert.equal(places.territory('province:090').municipalities.length, 66, 'old code of Sassari')
  for (const { code } of places.provinces.filter((province) => !province.valid_to)) {
    const { names, municipalities } = places.territory(`province:${code}`)
    assert.ok(municipalities.length > 0, code)
    for (const lang of ['zh', 'ar', 'ru'] as const) assert.doesNotMatch(names[lang], /[A-Za-z]/, code)
  }
})

test('a territory that means no place is refused in plain words', () => {
  for (const setting of ['province:999', 'Prato', 'municipalities:100005,999999', 'nation:FR', '']) {
    assert.throws(() => places.territory(setting), /names no place/, setting)
  }
})

test('every place of Prato has a name in Chinese, Arabic and Russian script', () => {
  const { municipalities } = places.territory('province:100')
  const all = [
    ...municipalities.map(({ istat }) => `municipality:${istat}`),
    ...places.localities.map(({ id }) => `locality:${id}`),
  ]
  for (const place of all) {
    assert.match(places.nameIn(place, 'zh') ?? '', /^[\p{Script=Han}]+$/u, place)
    assert.match(places.nameIn(place, 'ar') ?? '', /^[\p{Script=Arabic} ]+$/u, place)
    assert.match(places.nameIn(place, 'ru') ?? '', /^[\p{Script=Cyrillic}’ -]+$/u, place)
  }
  assert.ok(LANGUAGES.every((lang) => lang === 'it' || places.nameIn('region:09', lang)))
})

test('hamlets are found by name and synonym, and doubtful ones only within their municipality', () => {
  assert.equal(places.localityByName('IOLO')?.istat, '100005')
  assert.equal(places.localityByName('Jolo', '100005')?.name, 'Iolo')
  assert.equal(places.localityByName('加尔恰纳')?.name, 'Galciana')
  assert.equal(places.localityByName('Galciana', '100003'), undefined)
  assert.ok(places.localitiesOf('100007').some(({ name }) => name === 'Montepiano'))
})

test('a place is found by its whole name in any language, and by postal code', () => {
  assert.deepEqual(places.placesNamed('Тоскана'), ['region:09'])
  assert.deepEqual(places.placesNamed('PRATO'), ['province:100', 'municipality:100005'])
  assert.deepEqual(places.placesNamed('约洛'), ['locality:100005-iolo'])
  assert.deepEqual(places.placesNamed('萨萨里'), ['province:112', 'municipality:112050'], 'no code of old')
  assert.deepEqual(places.placesNamed('nowhere'), [])
  assert.deepEqual(
    places.byPostalCode('59013').map(({ name }) => name),
    ['Montemurlo'],
  )
})

test('distances and nearest places are those of the map', () => {
  const florence = places.findMunicipality('Firenze')
  const prato = places.findMunicipality('Prato')
  assert.ok(florence?.lat && florence.lon && prato?.lat && prato.lon)
  const km = distanceKm({ lat: florence.lat, lon: florence.lon }, { lat: prato.lat, lon: prato.lon })
  assert.ok(km > 15 && km < 20, String(km))
  assert.equal(places.nearest({ lat: 43.88, lon: 11.09 })[0]?.municipality.istat, '100005')
})

test('our centres and hamlets of Prato lie within the official boundaries', { skip }, () => {
  const file = JSON.parse(readFileSync(boundaries, 'utf8')) as {
    features: { properties: { com_istat_code: string }; geometry: { coordinates: PolygonRings } }[]
  }
  const points = [...places.territory('province:100').municipalities, ...places.localities]
  for (const { istat, name, lat = 0, lon = 0 } of points) {
    const feature = file.features.find(({ properties }) => properties.com_istat_code === istat)
    assert.ok(feature, istat)
    assert.ok(
      contains({ type: 'MultiPolygon', coordinates: [feature.geometry.coordinates] }, { lat, lon }),
      `${name} is outside`,
    )
  }
})
