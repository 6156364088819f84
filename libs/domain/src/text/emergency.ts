/**
 * Beginnings of words (and of phrases) by which people tell of danger to life. All languages at once: who is in danger does not
 * choose one. Chosen so that what streets and forms are complained of with ("katuvalo palaa", "tarvitsen apua lomakkeen kanssa")
 * is not among them.
 */
const SIGNS = [
  ...['tulipalo', 'palaa liekeissä', 'talo palaa', 'asunto palaa', 'rappukäytävä palaa', 'ambulanssi', 'ei hengitä', 'en saa henkeä'],
  ...[
    'tajuton',
    'tajuttomana',
    'elvyt',
    'sydänkohtau',
    'aivohalvau',
    'vuotaa verta',
    'itsemurha',
    'itsemurhaa',
    'tapan itseni',
    'tappaa itseni',
  ],
  ...['haluan kuolla', 'puukotet', 'puukolla', 'ampuu', 'ammutaan', 'uhkaa aseella', 'uhataan aseella', 'pahoinpidellään', 'hakataan'],
  ...['raiskat', 'hukkuu', 'hukkumassa', 'hätätilan', 'hengenvaara', 'kaasuvuoto', 'räjähd'],
  ...[
    'huset brinner',
    'det brinner',
    'lägenheten brinner',
    'eldsvåda',
    'ambulans',
    'andas inte',
    'kan inte andas',
    'medvetslös',
    'hjärtinfarkt',
  ],
  ...[
    'hjärtattack',
    'stroke',
    'självmord',
    'ta livet av',
    'vill dö',
    'knivhugg',
    'skjuter',
    'misshandlas',
    'våldtag',
    'drunkna',
    'livsfara',
  ],
  ...['nödsituation', 'gasläcka', 'exploder', 'explosion'],
  ...['on fire', 'house fire', 'ambulance', 'not breathing', "can't breathe", 'cannot breathe', 'unconscious', 'heart attack', 'suicid'],
  ...[
    'kill myself',
    'want to die',
    'stabbed',
    'stabbing',
    'shooting at',
    'being attacked',
    'being beaten',
    'raped',
    'drowning',
    'life-threatening',
  ],
  ...['emergency', 'gas leak', 'exploded'],
];
const SIGN = new RegExp(`(?<![\\p{L}\\p{N}])(?:${SIGNS.join('|')})`, 'u');

/**
 * Whether a text may tell of danger to life, so that 112 is named at once, on any channel. Errs towards naming it: it changes
 * nothing about the case.
 */
export function soundsLikeEmergency(text: string): boolean {
  return SIGN.test(text.normalize('NFC').toLowerCase().replaceAll('’', "'").replace(/\s+/g, ' '));
}
