/** Finnish words of a city's everyday, the commonest first: alone they are the head of the distribution, in pairs its long tail. */
const HEADS =
  `katu tie talo piha puisto valo vesi lumi koulu bussi auto pyörä lapsi ranta metsä kauppa silta tori ilma meri puu kivi roska melu aita
  portti penkki keinu kenttä halli sali tupa kirja kesä talvi kevät syksy aamu ilta yö viikko kunta kylä kaupunki alue reuna kulma laita pohja
  katto seinä ovi lattia putki kaivo oja lampi joki laituri vene kala lintu koira kissa hevonen karhu susi jänis orava ruoho kukka pensas marja
  sieni multa hiekka sora savi asfaltti laatta maali lasi muovi paperi metalli rauta teräs sähkö lämpö kaasu polttoaine moottori juna raide asema
  pysäkki linja lippu matka reitti opas kartta kyltti merkki maksu lasku hinta vero tuki avustus hakemus lomake päätös valitus esitys kokous`.split(
    /\s+/,
  );
const TAILS =
  `työ kohta paikka ongelma vika vaurio korjaus huolto hoito siivous vartija päivä tunti aika suunnitelma lupa sääntö ohje kysymys palaute
  toive idea ehdotus muutos raja väli kansi pylväs tolppa kaide luiska porras käytävä tasanne allas suihku verkko kaapeli pumppu mittari venttiili
  säiliö astia laatikko kori kärry rengas pakka kuorma jono ryhmä seura kerho leiri juhla näytös esitelmä kurssi tunnus avain lukko kello taulu
  näyttö laite kone robotti kamera anturi ohjain kytkin johto pistoke lamppu hehku varjo sumu sade tuuli myrsky pakkanen jää räntä loska tulva`.split(
    /\s+/,
  );

/** Some 10,000 words by rank, commonest first: Finnish makes its rare words by putting two together. */
export const VOCABULARY: readonly string[] = [...HEADS, ...TAILS, ...TAILS.flatMap((tail) => HEADS.map((head) => head + tail))];
