import { describe, expect, test } from 'vitest'
import { zitate } from './zitat.ts'

describe('a norm names its sections', () => {
  test.each([
    ['§ 7 Abs. 1 Nr. 1 WoGG', ['§ 7 WoGG']],
    ['§ 11 Abs. 3, § 12 WoGG', ['§ 11 WoGG', '§ 12 WoGG']],
    ['§§ 7, 8 WoGG', ['§ 7 WoGG', '§ 8 WoGG']],
    ['§ 60 Abs. 1 Satz 1 Nr. 1 SGB I, §§ 1, 25 WoGG', ['§ 60 SGB I', '§ 1 WoGG', '§ 25 WoGG']],
    ['§ 21 Nr. 2 i. V. m. §§ 7, 8 WoGG', ['§ 21 WoGG', '§ 7 WoGG', '§ 8 WoGG']],
    ['WoGVwV 15.01, §§ 20, 31a SGB X', ['WoGVwV 15.01', '§ 20 SGB X', '§ 31a SGB X']],
    ['§ 19 Abs. 3, Anlagen 1 bis 3 WoGG', ['§ 19 WoGG', 'Anlage 1 WoGG', 'Anlage 2 WoGG', 'Anlage 3 WoGG']],
    ['Anlage 2 (zu § 19 Abs. 2) WoGG', ['Anlage 2 WoGG']],
    ['§ 14 Abs. 1 WoGG, § 9a Satz 1 Nr. 1 Buchst. a EStG', ['§ 14 WoGG', '§ 9a EStG']],
    ['§ 5 Abs. 1 Satz 1 Nr. 3, Abs. 2 WoGG, § 7 Abs. 3a SGB II', ['§ 5 WoGG', '§ 7 SGB II']],
    ['§ 155 Abs. 4 AO', ['§ 155 AO']],
    ['Art. 22 DSGVO', ['Art. 22 DSGVO']],
    ['§ 68 Abs. 1 Satz 2, § 74 VwGO, § 110 JustG NRW', ['§ 68 VwGO', '§ 74 VwGO', '§ 110 JustG NRW']],
  ])('%s', (norm, erwartet) => expect(zitate(norm)).toEqual(erwartet))

  test.each(['siehe oben', '§ 7', 'WoGG', 'Paragraf sieben'])('„%s“ is none that one could look up', (norm) =>
    expect(zitate(norm)).toEqual([]),
  )
})
