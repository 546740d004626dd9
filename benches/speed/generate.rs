//! Realistic projects of any size: French and English prose of some 20 words with figures, names,
//! links and terms. The same number of pairs always gives the same project.

use std::{fmt::Write as _, fs, path::Path};

use diglot::{AcceptRequest, Project};
use tempfile::TempDir;

/// A small generator of numbers (xorshift64*): reproducible, and no concern of statistics.
pub(crate) struct Numbers(u64);

impl Numbers {
    /// The numbers of the thing of this number.
    pub(crate) fn new(of: usize) -> Self {
        Self((of as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    pub(crate) fn pick<'t, T>(&mut self, all: &'t [T]) -> &'t T {
        let at = usize::try_from(self.next() >> 33).unwrap_or_default() % all.len();
        &all[at]
    }
}

const SUBJECTS: [(&str, &str); 8] = [
    ("La coopérative de la vallée", "The cooperative of the valley"),
    ("Le conseil d’administration", "The board of directors"),
    ("Claire Morvan", "Claire Morvan"),
    ("La Fédération internationale", "The international federation"),
    ("L’équipe de Yannick Delaunay", "Yannick Delaunay’s team"),
    ("Chaque membre du réseau", "Every member of the network"),
    ("Le rapport de l’OIT", "The ILO report"),
    ("Une partie des habitants", "Some of the residents"),
];

const VERBS: [(&str, &str); 8] = [
    ("a présenté un programme", "presented a programme"),
    ("a publié une étude détaillée", "published a detailed study"),
    ("soutient depuis longtemps les ateliers", "has long supported the workshops"),
    ("prépare une nouvelle édition du guide", "is preparing a new edition of the guide"),
    ("souligne le rôle des femmes", "stresses the role of women"),
    ("a ouvert plusieurs écoles", "opened several schools"),
    ("finance la recherche sur les semences", "funds research on seeds"),
    ("relie les producteurs aux clients", "connects producers with customers"),
];

const ENDS: [(&str, &str); 8] = [
    ("dans les régions où l’eau manque le plus", "in the regions where water is scarcest"),
    ("afin que les plus jeunes puissent rester", "so that the youngest can stay"),
    ("sans attendre l’aide de l’État", "without waiting for help from the State"),
    ("avec l’appui de **Solterra**", "with the support of **Solterra**"),
    (
        "comme l’explique [le guide](https://exemple.org/guide)",
        "as [the guide](https://exemple.org/guide) explains",
    ),
    ("grâce à l’outil `verger`", "thanks to the tool `verger`"),
    ("malgré la sécheresse de l’été dernier", "despite last summer’s drought"),
    ("pour le plus grand bien de tous", "to the great benefit of all"),
];

/// One pair of texts.
fn pair(numbers: &mut Numbers) -> (String, String) {
    let (subject, verb, end) = (numbers.pick(&SUBJECTS), numbers.pick(&VERBS), numbers.pick(&ENDS));
    let (count, year) = (numbers.next() % 9000 + 1000, numbers.next() % 60 + 1960);
    let (thousands, rest) = (count / 1000, count % 1000);
    (
        format!(
            "{} {} {}. En {year}, {thousands} {rest:03} personnes ont participé.",
            subject.0, verb.0, end.0
        ),
        format!(
            "{} {} {}. In {year}, {thousands},{rest:03} people took part.",
            subject.1, verb.1, end.1
        ),
    )
}

/// A project of `pairs` pairs in `documents` documents, accepted.
pub(crate) fn project(pairs: usize, documents: usize) -> TempDir {
    let folder = TempDir::new().expect("a temporary folder");
    write(folder.path(), pairs, documents);
    folder
}

/// Writes a file of a project in a folder.
pub(crate) fn put(folder: &Path, path: &str, text: &str) {
    let path = folder.join(path);
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    fs::write(path, text).expect("a file");
}

/// Writes the project to a folder.
pub(crate) fn write(folder: &Path, pairs: usize, documents: usize) {
    let put = |path: &str, text: &str| put(folder, path, text);
    put("diglot.toml", "source = \"fr\"\ntargets = [\"en\"]\n");
    put(
        "content/glossary.toml",
        "[[term]]\nfr = \"coopérative\"\nen = \"cooperative\"\n\n[[term]]\nfr = \"OIT\"\nen = \"ILO\"\n\
         kind = \"acronym\"\ncase = \"exact\"\n",
    );
    let mut numbers = Numbers(0x9e37_79b9_7f4a_7c15);
    for document in 0..documents {
        let (mut content, mut messages) = (String::new(), String::new());
        let share = pairs / documents + usize::from(document < pairs % documents);
        for index in 0..share {
            let (fr, en) = pair(&mut numbers);
            let _ = writeln!(content, "[[segment]]\nid = \"s{index:07}\"\ntext = \"{fr}\"\n");
            let _ = writeln!(messages, "s{index:07} = {en}");
        }
        put(&format!("content/d{document:05}.toml"), &content);
        put(&format!("locales/en/d{document:05}.ftl"), &messages);
    }
    let project = Project::open(folder, true).expect("a project");
    let request = AcceptRequest { force: true, ..AcceptRequest::default() };
    assert!(request.run(&project).expect("provenance").failures.is_empty());
}
