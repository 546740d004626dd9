//! Histories made at random, against a truth found by checking out every commit.

use std::{
    collections::{BTreeMap, HashMap},
    fmt::Write as _,
    io::Write as _,
    process::{Command, Stdio},
};

use super::{PROJECT, Path, Repository, fs, git, records};

/// A number of a sequence that is the same in every run (`SplitMix64`).
struct Random(u64);

impl Random {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % most as u64).unwrap()
    }
}

/// The files of a commit: by language and name, ids with their texts.
#[derive(Clone, Default)]
struct Tree {
    folder: usize,
    files: BTreeMap<(usize, usize), BTreeMap<usize, usize>>,
}

const LANGUAGES: [&str; 3] = ["fr", "de", "en"];
const FOLDERS: [&str; 3] = ["locales", "old/l10n", "locales/core"];

impl Tree {
    /// Changes something, as people do.
    fn change(&mut self, random: &mut Random) {
        for _ in 0..=random.below(4) {
            let (language, name, id) = (random.below(3), random.below(3), random.below(8));
            let home = self.home(language, id);
            match random.below(12) {
                // A new text, where the id is or anywhere.
                0..6 => {
                    let file = self.files.entry((language, home.unwrap_or(name))).or_default();
                    file.insert(id, random.below(5));
                }
                6 => {
                    if let Some(file) = home.and_then(|home| self.files.get_mut(&(language, home)))
                    {
                        file.remove(&id);
                    }
                }
                // The id goes to another file, in one language or in all.
                7..10 => {
                    let all = random.below(2) == 0;
                    for language in (0..3).filter(|other| all || *other == language) {
                        self.carry(language, id, name);
                    }
                }
                // A file gets another name.
                10 => {
                    for id in 0..8 {
                        if self.home(language, id) == home {
                            self.carry(language, id, name);
                        }
                    }
                }
                _ => self.folder = random.below(3),
            }
        }
    }

    fn home(&self, language: usize, id: usize) -> Option<usize> {
        (0..3).find(|name| self.files.get(&(language, *name)).is_some_and(|f| f.contains_key(&id)))
    }

    fn carry(&mut self, language: usize, id: usize, name: usize) {
        if let Some(home) = self.home(language, id)
            && let Some(text) = self.files.get_mut(&(language, home)).and_then(|f| f.remove(&id))
        {
            self.files.entry((language, name)).or_default().insert(id, text);
        }
    }

    /// Each id from one side or the other.
    fn merge(&self, other: &Self, random: &mut Random) -> Self {
        let mut merged = Self { folder: self.folder, ..Self::default() };
        for language in 0..3 {
            for id in 0..8 {
                let side = if random.below(2) == 0 { self } else { other };
                if let Some(home) = side.home(language, id) {
                    let text = side.files[&(language, home)][&id];
                    merged.files.entry((language, home)).or_default().insert(id, text);
                }
            }
        }
        merged
    }

    /// The files as they are written, now like this and now like that.
    fn write(&self, random: &mut Random) -> Vec<(String, String)> {
        let mut files = vec![("diglot.toml".to_owned(), PROJECT.to_owned())];
        for ((language, name), units) in &self.files {
            let mut text =
                if random.below(2) == 0 { "# Note\n\n".to_owned() } else { String::new() };
            let mut units: Vec<_> = units.iter().collect();
            if random.below(4) == 0 {
                units.reverse();
            }
            for (id, number) in units {
                let (space, line) =
                    [(" ", " "), ("   ", " "), ("\n    ", "\n    ")][random.below(3)];
                writeln!(text, "id{id} ={line}text{space}{number} of {}", LANGUAGES[*language])
                    .unwrap();
            }
            let folder = FOLDERS[self.folder];
            files.push((format!("{folder}/{}/f{name}.ftl", LANGUAGES[*language]), text));
        }
        files
    }
}

/// Makes a history of `length` commits, merges among them; the last one has today's folders.
fn make(root: &Path, seed: u64, length: usize) {
    let mut random = Random(seed);
    let (mut stream, mut trees): (Vec<u8>, Vec<Tree>) = (Vec::new(), Vec::new());
    for commit in 0..=length {
        let last = trees.len().checked_sub(1);
        let first =
            last.map(|last| if commit == length { last } else { last - random.below(4).min(last) });
        let second = last.filter(|_| commit == length || random.below(3) == 0);
        let second =
            second.map(|last| last - random.below(6).min(last)).filter(|s| Some(*s) != first);
        let mut tree = match (first, second) {
            (Some(first), Some(second)) => trees[first].merge(&trees[second], &mut random),
            (Some(first), None) => trees[first].clone(),
            _ => Tree::default(),
        };
        if second.is_none() || random.below(3) == 0 {
            tree.change(&mut random);
        }
        if commit == length {
            tree.folder = 0;
        }
        write!(stream, "commit refs/heads/main\nmark :{}\n", commit + 1).unwrap();
        write!(stream, "committer A <a@b.example> {} +0000\ndata 0\n", 1_000_000_000 + commit)
            .unwrap();
        for (kind, parent) in [("from", first), ("merge", second)] {
            if let Some(parent) = parent {
                writeln!(stream, "{kind} :{}", parent + 1).unwrap();
            }
        }
        stream.extend(b"deleteall\n");
        for (path, text) in tree.write(&mut random) {
            write!(stream, "M 100644 inline {path}\ndata {}\n{text}\n", text.len()).unwrap();
        }
        trees.push(tree);
    }
    let mut import = Command::new("git")
        .current_dir(root)
        .args(["fast-import", "--quiet", "--force"])
        .stdin(Stdio::piped())
        .spawn()
        .unwrap();
    import.stdin.take().unwrap().write_all(&stream).unwrap();
    assert!(import.wait().unwrap().success());
}

/// What is in a checked-out commit: by language and id, the file and the text.
type Texts = BTreeMap<(String, String), (String, String)>;

fn read(folder: &Path, texts: &mut Texts) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            if path.file_name().unwrap() != ".git" {
                read(&path, texts);
            }
            continue;
        }
        let language = path.parent().unwrap().file_name().unwrap().to_str().unwrap().to_owned();
        if path.extension().is_none_or(|extension| extension != "ftl") {
            continue;
        }
        let mut id = String::new();
        for line in fs::read_to_string(&path).unwrap().lines() {
            let text = match line.split_once(" =") {
                Some((name, text)) => {
                    name.clone_into(&mut id);
                    text
                }
                None if line.starts_with(' ') => line,
                None => continue,
            };
            let key = (language.clone(), id.clone());
            let known =
                texts.entry(key).or_insert_with(|| (path.display().to_string(), String::new()));
            let words = known.1.split_whitespace().chain(text.split_whitespace());
            known.1 = words.collect::<Vec<_>>().join(" ");
        }
    }
}

/// The commit in which a translation last changed, as blame finds it: the first parent that has it
/// in the same file, then the first that has it in another.
fn changed<'c>(
    mut commit: &'c str,
    key: &(String, String),
    commits: &'c HashMap<String, (Vec<String>, Texts)>,
) -> &'c str {
    loop {
        let (parents, texts) = &commits[commit];
        let (file, text) = &texts[key];
        let has = |parent: &&String| commits[*parent].1.get(key).is_some_and(|(_, t)| t == text);
        let same_file = |parent: &&String| has(parent) && commits[*parent].1[key].0 == *file;
        let next = parents.iter().find(same_file).or_else(|| parents.iter().find(has));
        match next {
            Some(next) => commit = next,
            None => return commit,
        }
    }
}

fn check(seed: u64) {
    let repository = Repository::new();
    let root = repository.sandbox.path();
    make(root, seed, 40);
    git(root, &["checkout", "-qf", "main"]);
    let list = git(root, &["rev-list", "--parents", "main"]);
    let head = git(root, &["rev-parse", "main"]);
    let mut commits = HashMap::new();
    for line in list.lines() {
        let mut ids = line.split(' ').map(str::to_owned);
        let id = ids.next().unwrap();
        git(root, &["checkout", "-qf", &id]);
        let mut texts = Texts::new();
        read(root, &mut texts);
        commits.insert(id, (ids.collect::<Vec<_>>(), texts));
    }
    git(root, &["checkout", "-qf", "main"]);
    let run = repository.accept(&[]);
    assert_eq!(run.status, 0, "{}", run.err);
    let now = &commits[&head].1;
    for language in ["de", "en"] {
        for name in 0..3 {
            let mut expected = Vec::new();
            for (key, (file, _)) in now.iter().filter(|(key, _)| key.0 == language) {
                let source = ("fr".to_owned(), key.1.clone());
                let in_file = |other: &str| other.ends_with(&format!("/f{name}.ftl"));
                // Paired only where both are in files of the same name.
                if !in_file(file) || !now.get(&source).is_some_and(|(file, _)| in_file(file)) {
                    continue;
                }
                let commit = changed(&head, key, &commits);
                if let Some((_, text)) = commits[commit].1.get(&source) {
                    expected.push(format!("{}: {text}", key.1));
                }
            }
            let found = records(root, &format!("locales/{language}/f{name}.provenance.toml"));
            let folded: Vec<_> =
                found.iter().map(|r| r.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
            assert_eq!(folded, expected, "seed {seed}, {language}/f{name}, {}", root.display());
        }
    }
}

#[test]
fn every_record_is_the_truth() {
    // One history after another finds what the one before did not have.
    for seed in 0..6 {
        check(seed);
    }
}
