"""Makes two small Rasa projects over the same examples: ours, and the one `rasa init` configures.

The default pipeline needs more than ten minutes for 700 examples of all lengths (measured), so
both get the same sample of short ones, the same share of each intent; `--examples 0` takes all.
"""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

# What Rasa 3.6 suggests in the config.yml of `rasa init`, written out.
DEFAULT_PIPELINE = """\
recipe: default.v1
assistant_id: bench
language: nl
pipeline:
- name: WhitespaceTokenizer
- name: RegexFeaturizer
- name: LexicalSyntacticFeaturizer
- name: CountVectorsFeaturizer
- name: CountVectorsFeaturizer
  analyzer: char_wb
  min_ngram: 1
  max_ngram: 4
- name: DIETClassifier
  epochs: 100
  constrain_similarities: true
- name: EntitySynonymMapper
- name: ResponseSelector
  epochs: 100
  constrain_similarities: true
- name: FallbackClassifier
  threshold: 0.3
  ambiguity_threshold: 0.1
"""
DEFAULT_POLICIES = """\
policies:
- name: MemoizationPolicy
- name: RulePolicy
- name: UnexpecTEDIntentPolicy
  max_history: 5
  epochs: 100
- name: TEDPolicy
  max_history: 5
  epochs: 100
  constrain_similarities: true
"""
OWN_ROOMS = ("bot", "catalog", "content", "safety", "actions")
SEED = 7
MOST_WORDS = 12  # Longer examples make the default pipeline too slow to wait for.

Examples = dict[str, list[tuple[dict[str, Any], list[str]]]]


def make_projects(root: Path, folder: Path, examples: int) -> dict[str, Path]:
    """Return the folders of both projects by name: `own` and `default`."""
    sample = _sample(read_examples(root), examples)
    own, default = folder / "own", folder / "default"
    for project in (own, default):
        (project / "data" / "nlu").mkdir(parents=True)
        write_examples(project / "data" / "nlu" / "nlu.yml", sample)
        shutil.copytree(root / "data" / "rules", project / "data" / "rules")
        shutil.copy(root / "domain.yml", project / "domain.yml")
    for room in OWN_ROOMS:
        (own / room).symlink_to(root / room)
    for room in ("danger", "words"):
        (own / "data" / room).symlink_to(root / "data" / room)
    for name in ("config.yml", "endpoints.yml", "credentials.yml"):
        shutil.copy(root / name, own / name)
    _make_default(root, default)
    return {"own": own, "default": default}


def _make_default(root: Path, folder: Path) -> None:
    (folder / "config.yml").write_text(DEFAULT_PIPELINE + DEFAULT_POLICIES, encoding="utf-8")
    (folder / "credentials.yml").write_text("rest:\n", encoding="utf-8")
    (folder / "endpoints.yml").write_text("{}\n", encoding="utf-8")
    texts: dict[str, Any] = {"version": "3.1", "responses": {}}
    yaml = YAML(typ="safe")
    for path in sorted((root / "content" / "responses").glob("*.yml")):
        texts["responses"].update(yaml.load(path)["responses"])
    shutil.move(folder / "domain.yml", folder / "domain_base.yml")
    domain = yaml.load(folder / "domain_base.yml")
    (folder / "domain_base.yml").unlink()
    # Without the action server the default project cannot run ours; the texts suffice here.
    domain["responses"] = texts["responses"]
    # JSON is YAML that every version of the library reads the same way.
    (folder / "domain.yml").write_text(json.dumps(domain, ensure_ascii=False), encoding="utf-8")


def read_examples(root: Path) -> Examples:
    """Return the examples of `data/nlu/`: intent → blocks of (metadata, texts)."""
    found: Examples = {}
    yaml = YAML(typ="safe")
    for path in sorted((root / "data" / "nlu").rglob("*.yml")):
        for block in yaml.load(path)["nlu"]:
            lines = [line[2:].strip() for line in block["examples"].splitlines() if line.strip()]
            found.setdefault(block["intent"], []).append((block.get("metadata") or {}, lines))
    return found


def _sample(examples: Examples, wanted: int) -> Examples:
    total = sum(len(lines) for blocks in examples.values() for _, lines in blocks)
    if wanted <= 0 or wanted >= total:
        return examples
    chance = random.Random(SEED)
    share = wanted / total
    sample: Examples = {}
    for intent, blocks in examples.items():
        short = [line for _, lines in blocks for line in lines if len(line.split()) <= MOST_WORDS]
        kept = set(chance.sample(short, min(len(short), max(2, round(share * len(short))))))
        sample[intent] = [(meta, [x for x in lines if x in kept]) for meta, lines in blocks]
        sample[intent] = [(meta, lines) for meta, lines in sample[intent] if lines]
    return sample


def write_examples(path: Path, examples: Examples) -> None:
    """Write the examples in Rasa's own form."""

    def lines() -> Iterator[str]:
        yield 'version: "3.1"\nnlu:\n'
        for intent, blocks in examples.items():
            for meta, texts in blocks:
                yield f"- intent: {intent}\n"
                if meta:
                    yield f"  metadata:\n    danger: {meta['danger']}\n"
                yield "  examples: |\n"
                yield from (f"    - {text}\n" for text in texts)

    path.write_text("".join(lines()), encoding="utf-8")
