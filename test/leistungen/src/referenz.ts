/**
 * Wohngeld for households of 1 to 12 members in each Mietenstufe, rent above every Höchstbetrag, wage of
 * 900 + 350 per member with all deductions. Computed apart from the engine (decimal arithmetic in another language).
 */
export const referenz: { am: string; ort: [land: string, art: string, name: string]; betraege: string }[] = [
  {
    am: '2024-06-01',
    ort: ['Baden-Württemberg', 'gemeinde', 'Blumberg, Stadt'],
    betraege: '257 333 406 542 621 698 769 802 919 1054 1195 1304',
  },
  {
    am: '2024-06-01',
    ort: ['Baden-Württemberg', 'gemeinde', 'Achern, Stadt'],
    betraege: '288 371 450 598 684 768 845 881 1009 1152 1302 1416',
  },
  {
    am: '2024-06-01',
    ort: ['Baden-Württemberg', 'gemeinde', 'Aalen, Stadt'],
    betraege: '320 410 497 656 750 842 926 966 1104 1257 1416 1534',
  },
  {
    am: '2024-06-01',
    ort: ['Baden-Württemberg', 'gemeinde', 'Ammerbuch'],
    betraege: '356 455 551 723 827 926 1017 1059 1209 1371 1539 1663',
  },
  {
    am: '2024-06-01',
    ort: ['Baden-Württemberg', 'gemeinde', 'Asperg, Stadt'],
    betraege: '390 497 600 786 896 1002 1099 1142 1302 1472 1648 1775',
  },
  {
    am: '2024-06-01',
    ort: ['Baden-Württemberg', 'gemeinde', 'Böblingen, Stadt'],
    betraege: '425 540 652 850 970 1089 1197 1247 1424 1608 1798 1935',
  },
  {
    am: '2024-06-01',
    ort: ['Baden-Württemberg', 'gemeinde', 'Tübingen, Universitätsstadt'],
    betraege: '467 591 711 926 1055 1182 1299 1352 1542 1736 1938 2080',
  },
  {
    am: '2025-06-01',
    ort: ['Baden-Württemberg', 'gemeinde', 'Blumberg, Stadt'],
    betraege: '280 360 439 579 665 748 826 867 991 1134 1288 1412',
  },
  {
    am: '2025-06-01',
    ort: ['Baden-Württemberg', 'gemeinde', 'Achern, Stadt'],
    betraege: '313 401 487 639 731 823 908 953 1088 1240 1403 1533',
  },
  {
    am: '2025-06-01',
    ort: ['Baden-Württemberg', 'gemeinde', 'Aalen, Stadt'],
    betraege: '347 442 537 700 802 901 994 1042 1188 1350 1523 1657',
  },
  {
    am: '2025-06-01',
    ort: ['Baden-Württemberg', 'gemeinde', 'Ammerbuch'],
    betraege: '386 491 594 771 883 991 1091 1143 1301 1473 1656 1797',
  },
  {
    am: '2025-06-01',
    ort: ['Baden-Württemberg', 'gemeinde', 'Asperg, Stadt'],
    betraege: '422 535 646 839 958 1072 1178 1231 1400 1579 1771 1915',
  },
  {
    am: '2025-06-01',
    ort: ['Baden-Württemberg', 'gemeinde', 'Böblingen, Stadt'],
    betraege: '459 582 701 907 1036 1164 1283 1344 1530 1725 1932 2087',
  },
  {
    am: '2025-06-01',
    ort: ['Baden-Württemberg', 'gemeinde', 'Tübingen, Universitätsstadt'],
    betraege: '503 636 764 987 1126 1263 1391 1455 1655 1861 2079 2239',
  },
]
