//! A file that keeps to all the rules, and what breaks each of them.

use crate::exchange::xml::XmlTree;

/// Keeps to every rule: each line is one that some test damages.
const VALID: &str = r##"<xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="fr" trgLang="en"
 xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0" xmlns:gls="urn:oasis:names:tc:xliff:glossary:2.0"
 xmlns:mda="urn:oasis:names:tc:xliff:metadata:2.0" xmlns:fs="urn:oasis:names:tc:xliff:fs:2.0"
 xmlns:slr="urn:oasis:names:tc:xliff:sizerestriction:2.0" xmlns:val="urn:oasis:names:tc:xliff:validation:2.0"
 xmlns:ctr="urn:oasis:names:tc:xliff:changetracking:2.0" xmlns:res="urn:oasis:names:tc:xliff:resourcedata:2.0" xmlns:my="urn:my">
<file id="f1">
<skeleton href="a.skl"/>
<my:own id="o1"/><my:own id="o2"/>
<notes><note id="n1" priority="1" fs:fs="b" fs:subFs="class,x">file</note></notes>
<group id="g1" slr:sizeRestriction="25,100">
<unit id="u1">
<mtc:matches><mtc:match id="m1" ref="#s1" type="tm" subType="my:x"><source>a</source><target>b</target></mtc:match></mtc:matches>
<gls:glossary><gls:glossEntry id="e1"><gls:term>a</gls:term><gls:translation id="t1">b</gls:translation></gls:glossEntry></gls:glossary>
<mda:metadata id="md1"><mda:metaGroup id="mg1" appliesTo="source"><mda:meta type="x">y</mda:meta></mda:metaGroup></mda:metadata>
<val:validation><val:rule isPresent="a" existsInSource="yes" occurs="1" caseSensitive="no"/></val:validation>
<ctr:changeTrack><ctr:revisions appliesTo="note" ref="n2"><ctr:revision><ctr:item property="category">y</ctr:item></ctr:revision></ctr:revisions></ctr:changeTrack>
<res:resourceData><res:resourceItem id="r1"><res:source href="a.png" xml:lang="fr"/></res:resourceItem></res:resourceData>
<notes><note id="n2" category="x">unit</note><note id="n3">other</note></notes>
<originalData><data id="d1">x</data><data id="d2"><cp hex="0001"/></data></originalData>
<segment id="s1" state="initial" subState="my:x">
<source><sc id="1" dataRef="d1" type="fmt" subType="xlf:b"/>a<ec startRef="1"/> <ph id="2" canReorder="firstNo" canCopy="no" canDelete="no"/><ph id="3" canReorder="no" canCopy="no" canDelete="no"/> <mrk id="4" type="comment" ref="#n=n2">b</mrk></source>
<target order="2"><sc id="1" dataRef="d1" type="fmt" subType="xlf:b"/>a<ec startRef="1"/> <ph id="2" canReorder="firstNo" canCopy="no" canDelete="no"/><ph id="3" canReorder="no" canCopy="no" canDelete="no"/></target>
</segment>
<ignorable><source> </source><target order="1"> </target></ignorable>
<segment id="s2"><source><ph id="5"/><ph id="6" copyOf="5"/><pc id="7" subFlowsStart="u2" slr:sizeInfo="3">c</pc><sm id="8" type="term"/>d<em startRef="8"/></source></segment>
</unit>
<unit id="u2"><segment><source><sc id="1" isolated="yes"/>x</source></segment></unit>
</group>
</file>
</xliff>
"##;

fn validate(text: &str) -> Option<(usize, &'static str)> {
    let tree = XmlTree::parse(text).unwrap_or_else(|error| panic!("{error:?}"));
    let error = super::validate(&tree).err()?;
    Some((error.place.unwrap().line, error.reason.id))
}

/// Damages a place of the valid file, and expects what is said of it, on its line.
#[track_caller]
fn refused(old: &str, new: &str, reason: &str) {
    assert_eq!(VALID.matches(old).count(), 1, "{old}");
    let line = VALID[..VALID.find(old).unwrap()].matches('\n').count() + 1;
    let text = VALID.replace(old, new);
    let found = validate(&text).unwrap_or_else(|| panic!("{new} is let pass"));
    assert_eq!(found.1, reason, "{new}");
    // Some rules are about the element around.
    assert!(found.0.abs_diff(line) <= 12, "{new}: line {} for {line}", found.0);
}

#[test]
fn a_file_that_keeps_to_the_rules_passes() {
    assert_eq!(validate(VALID), None);
}

#[test]
fn elements_stand_where_they_may() {
    refused("<skeleton href=\"a.skl\"/>", "<skeleton/>", "xliff-needs");
    refused("<skeleton href=\"a.skl\"/>", "<skeleton href=\"a\">b</skeleton>", "xliff-excess");
    refused("<notes><note id=\"n1\"", "<unknown/><notes><note id=\"n1\"", "xliff-misplaced");
    refused("<group id=\"g1\" slr:sizeRestriction=\"25,100\">", "<group>", "xliff-needs");
    refused("</segment>\n<ignorable>", "<my:own/></segment>\n<ignorable>", "xliff-misplaced");
    refused("<source> </source>", "", "exchange-lacks");
    refused("<source> </source>", "<source> </source><source/>", "xliff-misplaced");
    refused(
        "<source><sc id=\"1\" isolated",
        "<source my:x=\"y\"><sc id=\"1\" isolated",
        "xliff-excess",
    );
    refused("<gls:glossEntry id=\"e1\">", "\"<gls:glossEntry id=\"e1\">", "xliff-text");
    refused("<unit id=\"u2\">", "<unit id=\"u2\" xml:lang=\"ja\">", "xliff-value");
    refused("</notes>\n<originalData>", "</notes>x<originalData>", "xliff-text");
}

#[test]
fn values_are_those_there_are() {
    refused("srcLang=\"fr\"", "srcLang=\"f r\"", "xliff-value");
    refused("srcLang=\"fr\"", "srcLang=\"f\"", "xliff-value");
    refused(" trgLang=\"en\"", "", "xliff-needs");
    refused("state=\"initial\" subState", "subState", "xliff-needs");
    refused("state=\"initial\"", "state=\"new\"", "xliff-value");
    refused("hex=\"0001\"", "hex=\"0041\"", "xliff-value");
    refused("priority=\"1\"", "priority=\"11\"", "xliff-value");
    refused("id=\"s2\"", "id=\"#2\"", "xliff-value");
    refused(
        "<source><sc id=\"1\" isolated",
        "<source xml:lang=\"de\"><sc id=\"1\" isolated",
        "xliff-value",
    );
    refused("<target order=\"1\">", "<target order=\"2\">", "xliff-value");
    refused("<target order=\"1\">", "<target order=\"1\" xml:space=\"preserve\">", "xliff-value");
    refused("<sm id=\"8\" type=\"term\"/>", "<sm id=\"8\" type=\"bad\"/>", "xliff-value");
}

#[test]
fn ids_are_of_one_element() {
    refused("<unit id=\"u2\">", "<unit id=\"u1\">", "xliff-twice");
    refused("<segment id=\"s2\">", "<segment id=\"s1\">", "xliff-twice");
    refused("<my:own id=\"o2\"/>", "<my:own id=\"o1\"/>", "xliff-twice");
    refused("<note id=\"n3\">", "<note id=\"n2\">", "xliff-twice");
    refused("<data id=\"d2\">", "<data id=\"d1\">", "xliff-twice");
    refused("id=\"t1\"", "id=\"e1\"", "xliff-twice");
}

#[test]
fn codes_agree_with_each_other() {
    refused("<sc id=\"1\" isolated=\"yes\"/>", "<sc id=\"1\"/>", "xliff-needs");
    refused("<sc id=\"1\" isolated=\"yes\"/>", "<ec startRef=\"1\"/>", "xliff-dangling");
    refused("<sc id=\"1\" isolated=\"yes\"/>", "<ec id=\"1\"/>", "xliff-needs");
    refused("<em startRef=\"8\"/>", "", "xliff-code");
    refused("<em startRef=\"8\"/>", "<em startRef=\"9\"/>", "xliff-dangling");
    refused("copyOf=\"5\"", "copyOf=\"9\"", "xliff-dangling");
    refused("<ph id=\"5\"/>", "<ph id=\"5\" canCopy=\"no\"/>", "xliff-code");
    refused("subFlowsStart=\"u2\"", "subFlowsStart=\"u9\"", "xliff-dangling");
    refused("<ph id=\"5\"/>", "<ph id=\"5\" dataRef=\"d9\"/>", "xliff-dangling");
    refused("<ph id=\"5\"/>", "<ph id=\"5\" canReorder=\"firstNo\"/>", "xliff-code");
    let lone = "<ph id=\"1\" canReorder=\"no\" canCopy=\"no\" canDelete=\"no\"/>";
    refused("<sc id=\"1\" isolated=\"yes\"/>", lone, "xliff-value");
    refused(
        "<ignorable><source> </source>",
        "<ignorable><source><ph id=\"9\" canDelete=\"no\"/></source>",
        "xliff-dangling",
    );
    refused("ref=\"#n=n2\"", "ref=\"#n=n9\"", "xliff-dangling");
    refused("ref=\"#n=n2\"", "ref=\"#f=f1/n=n1\"", "xliff-dangling");
    refused("type=\"comment\" ref=\"#n=n2\"", "type=\"comment\"", "xliff-needs");
    refused(
        "type=\"comment\" ref=\"#n=n2\"",
        "type=\"my:x\" ref=\"#/u=u1/f=f1/n=n1\"",
        "xliff-dangling",
    );
    refused(
        "type=\"comment\" ref=\"#n=n2\"",
        "type=\"my:x\" ref=\"#/f=f1/zzz=n1\"",
        "xliff-dangling",
    );
}

#[test]
fn modules_have_rules_of_their_own() {
    refused("ref=\"#s1\"", "ref=\"s1\"", "xliff-dangling");
    refused("ref=\"#s1\"", "ref=\"#u1\"", "xliff-dangling");
    refused("type=\"tm\" subType", "subType", "xliff-needs");
    refused("<gls:translation id=\"t1\">b</gls:translation>", "", "exchange-lacks");
    refused("appliesTo=\"source\">", "appliesTo=\"x\">", "xliff-value");
    refused("<mda:meta type=\"x\">", "<mda:meta>", "xliff-needs");
    refused(
        "existsInSource=\"yes\" ",
        "existsInSource=\"yes\" isNotPresent=\"z\" ",
        "xliff-excess",
    );
    refused("occurs=\"1\"", "occurs=\"0\"", "xliff-value");
    refused("ref=\"n2\"><ctr", "ref=\"n9\"><ctr", "xliff-dangling");
    refused("property=\"category\"", "property=\"priority\"", "xliff-value");
    refused("href=\"a.png\" xml:lang=\"fr\"", "href=\"a.png\" xml:lang=\"de\"", "xliff-value");
    refused("href=\"a.png\" ", "", "xliff-needs");
    refused("fs:fs=\"b\"", "fs:fs=\"bold\"", "xliff-value");
    refused("fs:fs=\"b\" ", "", "xliff-needs");
    refused("\"25,100\"", "\"25,star\"", "xliff-value");
    refused("slr:sizeInfo=\"3\"", "slr:sizeInfo=\"3.5\"", "xliff-value");
}

/// Changes a place of the valid file, which stays valid.
#[track_caller]
fn allowed(old: &str, new: &str) {
    assert_eq!(VALID.matches(old).count(), 1, "{old}");
    assert_eq!(validate(&VALID.replace(old, new)), None, "{new}");
}

#[test]
fn what_the_specification_leaves_open_is_let_pass() {
    allowed("<unit id=\"u2\">", "<unit id=\"u2\" xml:lang=\"fr\">");
    allowed("<gls:translation id=\"t1\">", "<gls:translation id=\"t1\" ref=\"t=#m2\">");
    allowed("slr:sizeInfo=\"3\"", "slr:sizeInfo=\"some info\"");
    allowed("type=\"comment\" ref=\"#n=n2\"", "type=\"my:x\" ref=\"#f=f1/tbx=n1\"");
    allowed("appliesTo=\"note\" ref=\"n2\"", "appliesTo=\"target\" ref=\"n2\"");
    allowed(
        "<res:source href=\"a.png\" xml:lang=\"fr\"/>",
        "<res:source><source>a</source></res:source>",
    );
}
