/**
 * English names of countries, territories and great regions, lower-case: those of Unicode CLDR 48 (as Intl.DisplayNames
 * gives them) and the short and former names that news uses. Kept as a list, because a runtime's own CLDR changes with its
 * version, and answers must not; it also spares a slow first look-up.
 */
export const COUNTRIES: ReadonlySet<string> = new Set(
  (
    'afghanistan;africa;albania;algeria;america;american samoa;andorra;angola;anguilla;antarctica;antigua' +
    ';antigua and barbuda;arctic;argentina;armenia;aruba;asia;australia;austria;azerbaijan;bahamas;bahrain' +
    ';balkans;bangladesh;barbados;belarus;belgium;belize;benin;bermuda;bhutan;bolivia;bosnia' +
    ';bosnia and herzegovina;botswana;brazil;britain;british indian ocean territory;british virgin islands;brunei' +
    ';bulgaria;burkina faso;burma;burundi;cambodia;cameroon;canada;cape verde;caribbean;caribbean netherlands' +
    ';caucasus;cayman islands;central african republic;central asia;chad;chile;china;christmas island' +
    ';cocos islands;colombia;comoros;congo;congo - brazzaville;congo - kinshasa;cook islands;costa rica;crimea' +
    ";croatia;cuba;curaçao;cyprus;czech republic;czechia;czechoslovakia;côte d'ivoire;denmark;djibouti;dominica" +
    ';dominican republic;drc;east timor;eastern europe;ecuador;egypt;el salvador;england;equatorial guinea' +
    ';eritrea;estonia;eswatini;ethiopia;europe;falkland islands;faroe islands;fiji;finland;france;french guiana' +
    ';french polynesia;gabon;gambia;georgia;germany;ghana;gibraltar;great britain;greece;greenland;grenada' +
    ';guadeloupe;guam;guatemala;guernsey;guinea;guinea-bissau;guyana;haiti;holland;honduras;hong kong;hungary' +
    ';iceland;india;indonesia;iran;iraq;ireland;isle of man;israel;italy;ivory coast;jamaica;japan;jersey;jordan' +
    ';kazakhstan;kenya;kiribati;kosovo;kuwait;kyrgyz republic;kyrgyzstan;laos;latin america;latvia;lebanon' +
    ';lesotho;liberia;libya;liechtenstein;lithuania;luxembourg;macao;macau;macedonia;madagascar;malawi;malaysia' +
    ';maldives;mali;malta;marshall islands;martinique;mauritania;mauritius;mayotte;mediterranean;mexico' +
    ';micronesia;middle east;moldova;monaco;mongolia;montenegro;montserrat;morocco;mozambique;myanmar;namibia' +
    ';nauru;nepal;netherlands;new caledonia;new zealand;nicaragua;niger;nigeria;niue;norfolk island;north america' +
    ';north korea;north macedonia;northern ireland;northern mariana islands;norway;oceania;oman;pakistan;palau' +
    ';palestine;palestinian territories;panama;papua new guinea;paraguay;peru;philippines;pitcairn islands;poland' +
    ';portugal;puerto rico;qatar;romania;russia;russian federation;rwanda;réunion;saint vincent;samoa;san marino' +
    ';saudi arabia;scandinavia;scotland;senegal;serbia;seychelles;siberia;sierra leone;singapore;sint maarten' +
    ';slovakia;slovenia;solomon islands;somalia;south africa;south america' +
    ';south georgia and south sandwich islands;south korea;south sudan;soviet union;spain;sri lanka' +
    ';st. barthélemy;st. helena;st. kitts and nevis;st. lucia;st. martin;st. pierre and miquelon' +
    ';st. vincent and grenadines;sudan;suriname;svalbard and jan mayen;swaziland;sweden;switzerland;syria' +
    ';são tomé and príncipe;taiwan;tajikistan;tanzania;thailand;timor-leste;togo;tokelau;tonga;trinidad' +
    ';trinidad and tobago;tunisia;turkey;turkmenistan;turks and caicos islands;tuvalu;türkiye;u.s. virgin islands' +
    ';uae;uganda;uk;ukraine;united arab emirates;united kingdom;united states;uruguay;us;usa;ussr;uzbekistan' +
    ';vanuatu;vatican;vatican city;venezuela;vietnam;wales;wallis and futuna;western europe;western sahara;yemen' +
    ';yugoslavia;zambia;zimbabwe;åland islands'
  ).split(';'),
);
