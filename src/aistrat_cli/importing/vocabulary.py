"""Words of which Japanese bodies and topics are made, and their English: no library of ours reads kanji aloud.

What is put together of them is an id, not a translation: it shall be readable, and the same for the same name.
"""

from __future__ import annotations

import re
from hashlib import sha256
from unicodedata import normalize

LONGEST = 50
"""Characters of an id that is put together."""

_WORDS = """
検討会議=study-council 検討会=study-group 研究会=study-group 勉強会=study-group 小委員会=subcommittee
分科会=subcommittee 幹事会=secretaries 運営委員会=steering-committee 実行委員会=organizing-committee
専門委員会=expert-committee 準備委員会=preparatory-committee 常任委員会=standing-committee 委員会=committee
審議会=council 協議会=council 評議会=council 議会=assembly 懇談会=panel 懇話会=panel 有識者会議=expert-panel
専門家会議=expert-panel 専門部会=expert-panel 部会=panel 理事会=board 取締役会=board 経営会議=management-meeting
役員会=executives 総会=assembly 連絡会議=liaison-council 連絡会=liaison-meeting 調整会議=coordination-meeting
推進会議=promotion-council 推進本部=promotion-headquarters 戦略会議=strategy-council 閣僚会議=ministers
ワーキンググループ=wg ワーキング=wg 作業部会=wg タスクフォース=task-force 本部=headquarters 事務局=secretariat
定例会=regular-meeting 打ち合わせ=meeting 打合せ=meeting 打合わせ=meeting ミーティング=meeting 会議=council
会合=meeting プロジェクト=project チーム=team グループ=group センター=center 部門=division 課=section 室=office
局=bureau 新=new 旧=former 総合=general 特別=special 合同=joint 定例=regular 臨時=extraordinary 緊急=urgent
中央=central 地方=regional 地域=regional 全国=national 国家=national 国際=international 国立=national 内閣=cabinet
政府=government 省庁=ministries 関係=related 自治体=municipal 都市=urban 農村=rural 市民=citizens 国民=citizens
住民=residents 週次=weekly 月次=monthly 年次=annual 四半期=quarterly 戦略=strategy 計画=plan 基本=basic 政策=policy
制度=system 改革=reform 推進=promotion 強化=strengthening 促進=promotion 実現=realization 実施=implementation
運用=operation 運営=management 経営=management 管理=management 評価=evaluation 調査=survey 研究=research 検討=study
審査=review 検証=verification 監査=audit 監視=monitoring 規制=regulation 標準=standards 基準=criteria
指針=guidelines ガイドライン=guidelines 企画=planning 調整=coordination 連携=cooperation 協力=cooperation
支援=support 活用=use 利用=use 開発=development 整備=development 構築=building 普及=dissemination 人工知能=ai
人材=talent 人事=personnel 育成=training 教育=education 学習=learning 学校=school 大学=university 科学=science
技術=technology 学術=academic イノベーション=innovation 知的財産=ip 知財=ip 情報=information 通信=communications
デジタル=digital データ=data サイバー=cyber セキュリティ=security システム=systems ネットワーク=network
基盤=platform 個人情報=personal-data 保護=protection 安全=safety 保障=security 防災=disaster-prevention
災害=disaster 復興=reconstruction 防衛=defense 外交=diplomacy 経済=economy 産業=industry 財政=finance 財務=finance
予算=budget 税制=tax 税=tax 金融=finance 投資=investment 貿易=trade 雇用=employment 労働=labor 働き方=work-style
社会=social 福祉=welfare 医療=medical 健康=health 保健=health 介護=care 年金=pension 子ども=children こども=children
少子化=birthrate 青少年=youth 高齢=aging 男女共同参画=gender-equality 人権=human-rights 倫理=ethics 法制=legislation
法=law 憲法=constitution 司法=justice 選挙=election 文化=culture 観光=tourism スポーツ=sports 環境=environment
気候=climate 温暖化=warming エネルギー=energy 原子力=nuclear 電力=power 資源=resources 水=water 海洋=ocean
宇宙=space 農業=agriculture 林業=forestry 水産=fisheries 食品=food 食料=food 交通=transport 道路=roads 鉄道=rail
航空=aviation 港湾=ports 住宅=housing 建築=building 建設=construction 土地=land 景観=landscape 広報=public-relations
総務=general-affairs 法務=legal 品質=quality 生産=production 営業=sales 製品=product 顧客=customers 契約=contracts
調達=procurement 入札=tendering 図書=library 出版=publishing 実行=executive 本会議=plenary 方針=policy 方向性=direction
論点=issues 課題=issues 報告=report 報告書=report 提言=proposals 取組=efforts 重要=important 分類=category 青=blue
赤=red 緑=green 黄=yellow 社内=internal 社外=external 私用=private 休暇=leave 出張=travel
"""

_SILENT = (
    "に関する",
    "に係る",
    "に向けた",
    "のための",
    "のあり方",
    "の在り方",
    "及び",
    "および",
    "と",
    "の",
    "等",
    "・",
)
"""What joins words and is no word of an id."""

_ENGLISH = {word: english for word, _, english in (one.partition("=") for one in _WORDS.split())}
_PART = re.compile(
    "|".join(map(re.escape, sorted((*_ENGLISH, *_SILENT), key=len, reverse=True)))
    + r"|(?P<plain>[A-Za-z0-9]+)|(?P<silent>[\W_]+)|(?P<last>会$)|(?P<unknown>.)"
)


def id_of_words(name: str, otherwise: str) -> str:
    """Return an id for a Japanese name: the words of it that are known; where others are in it, a mark of the name."""
    words: list[str] = []
    whole = True
    for found in _PART.finditer(normalize("NFKC", name)):
        part = found[0]
        if found["plain"]:
            words.append(part.lower())
        elif part in _ENGLISH:
            words.append(_ENGLISH[part])
        elif found["last"]:
            words.append("meeting")
        elif found["unknown"] is not None:
            whole = False
    made = "-".join(words)
    if len(made) > LONGEST:
        made, whole = made[:LONGEST].rpartition("-")[0] or made[:LONGEST], False
    if not words:
        made, whole = otherwise, False
    elif made.replace("-", "").isdigit():
        made = f"{otherwise}-{made}"
    return made if whole else f"{made}-{mark(name)}"


def mark(name: str) -> str:
    """Return four signs by which a name is told from others: always the same for the same name."""
    return sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:4]
