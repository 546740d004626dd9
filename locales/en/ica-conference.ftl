### ICA Global Cooperative Conference: the English of the French report.
###
### House style: British spelling, “cooperative” without a hyphen (except in a name that the source itself gives in English),
### sentence case in headings, “Mr”, “Ms” and “Dr” without a full stop, and the English names
### and acronyms that the organisations use themselves.

title = ICA Global Cooperative Conference: Focus on the care economy and digital innovation

# “politiques favorables”: the conference’s own phrase is “enabling policy”; “favourable” would be a calque.
opening = The ICA Global Cooperative Conference benefited from the dynamic participation of CICOPA members, who took part in sessions on enabling policies, leadership and cooperative identity. Among these contributions, two successful panels moderated by CICOPA stood out for their focus on critical and emerging areas: the care economy and digital transformation.

care-panel = Panel 1: Cooperatives in the care economy

# “leaders mondiaux”: “global leaders”, since “world leaders” would suggest heads of state.
care-panel-intro = Moderated by CICOPA Secretary General Diana Dovgan, the morning session brought together global leaders to discuss how cooperatives are addressing urgent challenges in the care sector. The panellists were:

# “directeur” is masculine in the source, but Simel Esim is a woman; “Head” is neutral and is the title the ICA gives her.
care-panelist-esim = Simel Esim, Head of the ILO’s Cooperative, Social and Solidarity Economy Unit

# “General Secretary” is the title in use at SEWA, a trade union; CICOPA has a “Secretary General”. French has one title for both.
care-panelist-george = Sonia George, General Secretary, Self-Employed Women’s Association (SEWA), and member of the Executive Committee of the International Domestic Workers Federation (IDWF)

care-panelist-guerini = Mr Giuseppe Guerini, President, CECOP

# “coopération” here is that of cooperatives, not development cooperation.
care-panelist-karimi = Dr Rose Karimi, Cooperative Adviser, HealthPartners

# The source has FCCT here and CWCF further down; English uses CWCF in both places. The federation itself also writes “Co-operative”.
care-panelist-corcoran = Ms Hazel Corcoran, Executive Director, Canadian Worker Cooperative Federation (CWCF)

# The hyphen in “Co-operatives” belongs to the name.
care-panelist-morrison = Melina Morrison, CEO, Australian Business Council of Co-operatives and Mutuals (BCCM)

# “se prendre en charge” becomes “empowers”: the present tense, because French “permettait” only follows the past tense before it.
care-panel-summary = The CICOPA panel on cooperatives in the care economy showcased innovative solutions from around the world to the challenges facing this vital sector. Sonia George (SEWA and IDWF) explained how, through training, information and social security, her cooperative empowers women working in the care sector. Simel Esim (ILO) emphasised the role of cooperatives in the Global South, where limited state resources often make them essential providers of care services. Rose Karimi (HealthPartners) highlighted the efforts being made to achieve SDG 3 while tackling the disproportionate burden borne by women. Hazel Corcoran (CWCF) presented the Multicultural Health Brokers Cooperative in Canada, which supports immigrant workers by bridging cultural and social divides. For her part, Melina Morrison (BCCM) presented a programme, funded by the Australian government, that promotes diversity in the care sector through cooperative values and models. These insights illustrated how cooperatives can transform care systems worldwide, particularly for marginalised groups.

digital-panel = Panel 2: Cooperatives and digital innovation

digital-panel-intro = In the afternoon, Diana Dovgan also moderated a session exploring the intersection of cooperatives, digital tools and new technologies. The panellists shared their experiences and their strategies for harnessing technology to strengthen cooperative ecosystems:

digital-panelist-ingrosso = Piero Ingrosso, Legacoop, Italy

digital-panelist-leiva = Manuel Leiva, President, FACTTIC, and member of Patio.coop

digital-panelist-ediger = Steve Ediger, founding worker-owner of the ChiCommons cooperative and member of Patio.coop

# “Associée principale” is a staff grade at a non-governmental organisation, not a partner in a firm.
digital-panelist-desai = Ms Viraj Desai, Senior Associate, IT for Change

# “fonds mutuel”: Coopfond is a “fondo mutualistico” under Italian law; an English “mutual fund” is an investment product.
# “alternative … à la numérisation” is kept as it stands; “a democratic approach to digitalisation” may be what was meant.
digital-panel-summary = The CICOPA panel on cooperatives, the digital world and new technologies explored how technology cooperatives are meeting the challenges and seizing the opportunities of the digital age. Viraj Desai (IT for Change, India) highlighted how cooperatives offer a democratic alternative to digitalisation, enabling members to control their data and share equitably in the value generated. Manuel Leiva (FACTTIC, Argentina) explained how his federation connects technology cooperatives with their clients and turns programmers into cooperators. Steve Ediger (ChiCommons, United States) spoke about integrating technology into cooperative principles, with a focus on data privacy and the mapping of cooperatives. Piero Ingrosso (Legacoop, Italy) presented Coopfond, a mutualistic fund supporting digital innovation in cooperatives, from start-ups to research initiatives. Leiva and Ediger also presented their work with Patio.coop, a global network of IT cooperatives that provides solutions and support to businesses worldwide.
