//! Which blocks go together, with and without records.

use crate::{
    model::{Provenance, Resource, ReviewState, SourceFile},
    store::{TEXT_FIELDS, parse_markdown, parse_provenance, render_record},
    text::fingerprint,
};

use super::{PairedPage, pair_page};

fn parse(file: &SourceFile) -> Resource<'_> {
    parse_markdown(file, &TEXT_FIELDS.map(str::to_owned))
}

/// Expects the ids of a translation's blocks, in its order; doubtful ones with a question mark.
#[track_caller]
fn check(source: &str, target: &str, records: &str, expected: &str) -> String {
    let [source, target] =
        [("en.md", source), ("fr.md", target)].map(|(p, t)| SourceFile::new(p, t));
    let record = SourceFile::new("fr.provenance.toml", records);
    let provenance =
        if records.is_empty() { Provenance::default() } else { parse_provenance(&record) };
    let source = parse(&source);
    let paired = pair_page(&source, parse(&target), provenance);
    let id = |id: &str| {
        let doubt = if paired.notes.doubtful.contains(id) { "?" } else { "" };
        format!("{id}{doubt}")
    };
    let found: Vec<_> = paired.target.units.iter().map(|unit| id(&unit.id)).collect();
    assert_eq!(found.join(" "), expected, "{target:?}");
    states(&source, &paired)
}

/// How the recorded blocks of the source stand: `=` as recorded, `!` changed.
fn states(source: &Resource<'_>, paired: &PairedPage<'_>) -> String {
    let states = source.units.iter().filter_map(|unit| {
        let record = paired.provenance.records.get(&unit.id)?;
        let sign = if record.source == unit.text() { '=' } else { '!' };
        let edited = paired.target.unit(&unit.id).map(|unit| fingerprint(&unit.text()));
        let sign_target = if edited == Some(record.translation) { "" } else { "~" };
        Some(format!("{}{sign}{sign_target}", unit.id))
    });
    states.collect::<Vec<_>>().join(" ")
}

/// The records of a page and its translation, which have the same blocks.
fn records(source: &str, target: &str) -> String {
    let [source, target] = [source, target].map(|text| SourceFile::new("a.md", text));
    let (source, target) = (parse(&source), parse(&target));
    let lines = source.units.iter().zip(&target.units).map(|(a, b)| {
        render_record(&a.id, &a.text(), fingerprint(&b.text()), ReviewState::Translated)
    });
    lines.collect::<Vec<_>>().join("\n")
}

const EN: &str = "# Orchard\n\nThe apples are ripe.\n\n- red\n- green\n\n## Cider\n\nPress them in October.\n\nBottle it in May 2024.\n";
const FR: &str = "# Verger\n\nLes pommes sont mûres.\n\n- rouge\n- verte\n\n## Cidre\n\nPressez-les en octobre.\n\nMettez-le en bouteille en mai 2024.\n";
const ALL: &str = "orchard orchard-p1 orchard-item1 orchard-item2 cider cider-p1 cider-p2";

#[test]
fn the_same_structure_goes_together() {
    check(EN, FR, "", ALL);
    let more = FR.replace("## Cidre", "Et encore.\n\n## Cidre");
    check(
        EN,
        &more,
        "",
        "orchard orchard-p1 orchard-item1 orchard-item2 verger-p2 cider cider-p1 cider-p2",
    );
}

#[test]
fn what_blocks_hold_speaks_against_their_order() {
    let en = "# Orchard\n\nThe harvest of our orchard begins on September 7, whatever the weather is.\n\n\
              Everybody may read [the whole story of the trees](trees.md) before they come.\n\n\
              Run `press --slow` for 45 minutes, and never in the rain.\n\n\
              A cellar must be cold, dark and dry if the bottles are to last.\n";
    let fr = "# Verger\n\nVoici enfin une phrase que la source ne dit nulle part ailleurs.\n\n\
              La récolte de notre verger commence le 7 septembre, quel que soit le temps.\n\n\
              Chacun peut lire [toute l’histoire des arbres](trees.md) avant de venir.\n\n\
              Lancez `press --slow` pendant 45 minutes, et jamais sous la pluie.\n";
    check(en, fr, "", "orchard? verger-p1 orchard-p1? orchard-p2 orchard-p3");
    // A number that is wrong changes no pair.
    let [wrong, own] = [fr.replace("le 7", "le 45"), en.replace("A cellar", "Come.\n\nA cellar")];
    let (_, tail) = wrong.split_once("ailleurs.\n\n").unwrap_or_default();
    let same =
        format!("# Verger\n\n{tail}\nVenez.\n\nUne cave doit être froide, sombre et sèche.\n");
    check(&own, &same, "", "orchard orchard-p1 orchard-p2 orchard-p3 orchard-p4 orchard-p5");
}

#[test]
fn values_of_front_matter_go_together_by_their_keys() {
    let (en, fr) = ("description: C\ntitle: A\n---\n\nText.\n", "title: B\n---\n\nTexte.\n");
    check(&format!("---\n{en}"), &format!("---\n{fr}"), "", "title p1");
    check(&format!("---\n{fr}"), &format!("---\n{en}"), "", "description title p1");
}

#[test]
fn what_is_on_record_is_found_again() {
    let recorded = records(EN, FR);
    let all = "orchard= orchard-p1= orchard-item1= orchard-item2= cider= cider-p1= cider-p2=";
    assert_eq!(check(EN, FR, &recorded, ALL), all);
    // A text that changed.
    let changed = EN.replace("October", "November");
    assert_eq!(check(&changed, FR, &recorded, ALL), all.replace("cider-p1=", "cider-p1!"));
    // A block that is new, a section that is another's.
    let new = EN.replace("Press", "Pick them first.\n\nPress");
    let ids = ALL.replace("cider-p1 cider-p2", "cider-p2 cider-p3");
    assert_eq!(
        check(&new, FR, &recorded, &ids),
        all.replace("cider-p1= cider-p2=", "cider-p2= cider-p3=")
    );
    let renamed = EN.replace("## Cider", "## Juice");
    assert_eq!(
        check(&renamed, FR, &recorded, &ALL.replace("cider", "juice")),
        all.replace("cider=", "juice!").replace("cider", "juice"),
    );
    // A translation that was edited, and one that moved.
    let edited = FR.replace("octobre", "octobre, donc");
    assert_eq!(check(EN, &edited, &recorded, ALL), all.replace("cider-p1=", "cider-p1=~"));
    let (head, tail) = EN.split_at(EN.find("## Cider").unwrap_or_default());
    let (tete, queue) = FR.split_at(FR.find("## Cidre").unwrap_or_default());
    let moved = format!("{tail}\n{head}");
    check(
        &moved,
        &format!("{queue}\n{tete}"),
        &recorded,
        "cider cider-p1 cider-p2 orchard orchard-p1 orchard-item1 orchard-item2",
    );
    // A block of the source that is gone leaves its translation behind.
    let gone = EN.replace("Bottle it in May 2024.\n", "");
    assert_eq!(check(&gone, FR, &recorded, ALL), all.replace(" cider-p2=", ""));
}
