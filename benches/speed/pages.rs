//! Documentation in ten languages: pages with front matter, headings, paragraphs, lists, a table,
//! code and a directive, and what is recorded of their translations.

use std::{fmt::Write as _, path::Path};

use diglot::{AcceptRequest, Project};

use crate::generate::{Numbers, put};

/// The words of a language: subjects, verbs, ends of sentences, and headings.
struct PageWords {
    locales: &'static [&'static str],
    subjects: [&'static str; 4],
    verbs: [&'static str; 4],
    ends: [&'static str; 4],
    headings: [&'static str; 4],
    stop: &'static str,
}

const SOURCE: PageWords = PageWords {
    locales: &["en"],
    subjects: ["The collector", "Each service", "Your application", "The command line"],
    verbs: [
        "sends its metrics every 30 seconds",
        "reads the file `config.yaml` first",
        "needs a token of your account",
        "writes all errors into **one log**",
    ],
    ends: [
        "before the first request comes in",
        "as [the guide](/en/guide/) explains",
        "unless you have changed the default",
        "on every machine of the cluster",
    ],
    headings: ["Before you begin", "Installation", "Configuration", "What comes next"],
    stop: ".",
};

const TARGETS: [PageWords; 6] = [
    PageWords {
        locales: &["fr", "fr-CA"],
        subjects: ["Le collecteur", "Chaque service", "Votre application", "La ligne de commande"],
        verbs: [
            "envoie ses métriques toutes les 30 secondes",
            "lit d’abord le fichier `config.yaml`",
            "a besoin d’un jeton de votre compte",
            "écrit toutes les erreurs dans **un seul journal**",
        ],
        ends: [
            "avant l’arrivée de la première requête",
            "comme l’explique [le guide](/{locale}/guide/)",
            "sauf si vous avez changé la valeur par défaut",
            "sur chaque machine de la grappe",
        ],
        headings: ["Avant de commencer", "Installation", "Configuration", "La suite"],
        stop: ".",
    },
    PageWords {
        locales: &["de", "de-AT"],
        subjects: ["Der Sammler", "Jeder Dienst", "Ihre Anwendung", "Die Befehlszeile"],
        verbs: [
            "sendet alle 30 Sekunden seine Metriken",
            "liest zuerst die Datei `config.yaml`",
            "braucht ein Token Ihres Kontos",
            "schreibt alle Fehler in **ein Protokoll**",
        ],
        ends: [
            "bevor die erste Anfrage eintrifft",
            "wie [die Anleitung](/{locale}/guide/) erklärt",
            "wenn Sie die Vorgabe nicht geändert haben",
            "auf jeder Maschine des Clusters",
        ],
        headings: ["Bevor Sie beginnen", "Installation", "Konfiguration", "Wie es weitergeht"],
        stop: ".",
    },
    PageWords {
        locales: &["es", "es-MX"],
        subjects: ["El recolector", "Cada servicio", "Su aplicación", "La línea de comandos"],
        verbs: [
            "envía sus métricas cada 30 segundos",
            "lee primero el archivo `config.yaml`",
            "necesita un token de su cuenta",
            "escribe todos los errores en **un solo registro**",
        ],
        ends: [
            "antes de que llegue la primera petición",
            "como explica [la guía](/{locale}/guide/)",
            "a menos que haya cambiado el valor predeterminado",
            "en cada máquina del clúster",
        ],
        headings: ["Antes de empezar", "Instalación", "Configuración", "Qué sigue"],
        stop: ".",
    },
    PageWords {
        locales: &["pt-BR"],
        subjects: ["O coletor", "Cada serviço", "Sua aplicação", "A linha de comando"],
        verbs: [
            "envia suas métricas a cada 30 segundos",
            "lê primeiro o arquivo `config.yaml`",
            "precisa de um token da sua conta",
            "grava todos os erros em **um único log**",
        ],
        ends: [
            "antes que chegue a primeira requisição",
            "como explica [o guia](/{locale}/guide/)",
            "a menos que você tenha mudado o padrão",
            "em cada máquina do cluster",
        ],
        headings: ["Antes de começar", "Instalação", "Configuração", "Próximos passos"],
        stop: ".",
    },
    PageWords {
        locales: &["ja"],
        subjects: ["コレクターは", "各サービスは", "アプリケーションは", "コマンドラインは"],
        verbs: [
            "30 秒ごとにメトリクスを送信します",
            "最初に `config.yaml` ファイルを読み込みます",
            "アカウントのトークンが必要です",
            "すべてのエラーを **1 つのログ** に書き込みます",
        ],
        ends: [
            "（最初のリクエストが届く前）",
            "（[ガイド](/{locale}/guide/)を参照）",
            "（既定値を変更していない場合）",
            "（クラスターの各マシンで）",
        ],
        headings: ["始める前に", "インストール", "設定", "次のステップ"],
        stop: "。",
    },
    PageWords {
        locales: &["zh-CN", "zh-TW"],
        subjects: ["收集器", "每个服务", "您的应用程序", "命令行"],
        verbs: [
            "每 30 秒发送一次指标",
            "首先读取文件 `config.yaml`",
            "需要您账户的令牌",
            "将所有错误写入 **一个日志**",
        ],
        ends: [
            "（在第一个请求到来之前）",
            "（参见[指南](/{locale}/guide/)）",
            "（除非您更改了默认值）",
            "（在集群的每台机器上）",
        ],
        headings: ["开始之前", "安装", "配置", "下一步"],
        stop: "。",
    },
];

/// Writes `pages` pages in ten languages beside the English, accepted.
pub(crate) fn write(folder: &Path, pages: usize) {
    let locales = || TARGETS.iter().flat_map(|words| words.locales);
    let names: Vec<String> = locales().map(|name| format!("\"{name}\"")).collect();
    put(
        folder,
        "diglot.toml",
        &format!(
            "source = \"en\"\ntargets = [{}]\n\n[markdown]\nsource = \"docs/en/{{path}}.md\"\n\
             translation = \"docs/{{locale}}/{{path}}.md\"\n",
            names.join(", ")
        ),
    );
    for page in 0..pages {
        let path = format!("part{:02}/page{page:05}.md", page % 40);
        for words in [SOURCE].iter().chain(&TARGETS) {
            // The same numbers in all languages: the same choices.
            let mut numbers = Numbers::new(page);
            let text = page_text(words, &mut numbers);
            for locale in words.locales {
                put(folder, &format!("docs/{locale}/{path}"), &text.replace("{locale}", locale));
            }
        }
    }
    let project = Project::open(folder, true).expect("a project");
    let request = AcceptRequest { force: true, ..AcceptRequest::default() };
    assert!(request.run(&project).expect("provenance").failures.is_empty());
}

/// A page of some thirty blocks.
fn page_text(words: &PageWords, numbers: &mut Numbers) -> String {
    let sentence = |numbers: &mut Numbers| {
        let (subject, verb) = (numbers.pick(&words.subjects), numbers.pick(&words.verbs));
        format!("{subject} {verb} {}{}", numbers.pick(&words.ends), words.stop)
    };
    let headings = words.headings;
    let mut text = format!("---\ntitle: {}\nweight: 10\n---\n\n", headings[1]);
    for heading in headings {
        let mut next = || sentence(numbers);
        let (first, second, third) = (next(), next(), next());
        let _ = write!(text, "## {heading}\n\n{first} {second}\n\n{third}\n\n");
        let _ = write!(text, "- {}\n- {}\n\n", next(), next());
        text.push_str("```sh\ncollector --config config.yaml --port 4317\n```\n\n");
    }
    let mut next = || sentence(numbers);
    let _ = write!(text, ":::note\n\n{}\n\n:::\n\n", next());
    let _ = write!(text, "| `port` | {} |\n|---|---|\n| `host` | {} |\n", next(), next());
    text
}
