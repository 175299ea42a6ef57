// SPDX-License-Identifier: MIT
#include "base/sha256.hpp"
#include "places.hpp"
#include "read/gunzip.hpp"
#include "support/golden_folder.hpp"
#include "support/gzip.hpp"
#include "support/models.hpp"
#include "support/result_value.hpp"

#include <csm/portfolio_day.hpp>
#include <csm/snapshot_reader.hpp>
#include <csm/snapshot_recording.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace csm::test {

namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

const Date december{2026, 12, 1};

const std::string two_customers =
    R"({"as_of": "2026-12-01", "customers": [
        {"customer_id": "C-1", "name": "Alder Tea", "segment": "smb", "arr": 12000.5, "owner": "Dana",
         "usage": {"login_frequency": 60, "feature_adoption": 40.5},
         "relationship": {"renewal_sentiment": "positive"}, "contract": {"plan_tier": "starter"}},
        {"customer_id": "C-\"2\"", "arr": 700, "goals": [{"objective": "secret"}], "texts": {"a": "b"}}]})";

/// A snapshot as it was written.
struct Recorded {
    std::string packed;
    SnapshotTail tail;
};

Recorded recorded(const std::vector<Source>& sources, const Model& model = standard_model(),
                  SnapshotKeep keep = {}, unsigned threads = 1, Date as_of = december) {
    auto plan = snapshot_plan(model, as_of, december, Missing::exclude);
    plan.keep = keep;
    Recorded result;
    Portfolio portfolio{sources, model, {.threads = threads, .as_of = as_of, .batch_bytes = 200}};
    result.tail = value(record_snapshot(
                            portfolio, plan, [&](std::string_view bytes) { result.packed += bytes; },
                            [](const Problem&) {}))
                      .tail;
    return result;
}

Recorded recorded(const std::string& text, SnapshotKeep keep = {}) {
    return recorded({{"p.json", text}}, standard_model(), keep);
}

std::string unpacked(const std::string& packed) {
    std::string text;
    read::Gunzip gunzip;
    EXPECT_TRUE(gunzip.feed(packed, [&](std::string_view piece) {
        text += piece;
        return true;
    }));
    return text;
}

std::vector<std::string> lines_in(const std::string& text) {
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = text.find('\n', at);
        lines.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return lines;
}

/// What is wrong with the packed bytes; empty when nothing is.
std::string defect(std::string_view packed, std::size_t piece = 1000) {
    SnapshotReader reader{"f.gz", {}};
    for (; !packed.empty(); packed.remove_prefix(std::min(piece, packed.size())))
        if (!reader.feed(packed.substr(0, piece))) break;
    const auto snapshot = reader.finish();
    return snapshot ? std::string{} : snapshot.error().message;
}

/// The snapshot as a portfolio that can be read.
std::string portfolio_of(const std::string& packed) {
    std::string text = R"({"as_of":"2026-12-01","customers":[)";
    SnapshotReader reader{"f.gz", {.account = [&](std::string_view line) {
                              text += (text.ends_with('[') ? "" : ",") + customer_of(line);
                          }}};
    EXPECT_TRUE(reader.feed(packed));
    EXPECT_TRUE(reader.finish());
    return text + "]}";
}

/// A text with gzip's bytes of a snapshot around it.
std::string packed_like_one(const std::string& text) {
    auto packed = gzip(text);
    packed.replace(0, 10, std::string{"\x1f\x8b\x08\0\0\0\0\0\0\xff", 10});
    return packed;
}

std::string data(const std::string& name) {
    return text_of(std::filesystem::path{CSM_SOURCE_DIR} / "test/golden/data" / name);
}

Model built_in(std::size_t number) { return model_of(built_in_models()[number].text); }

}  // namespace

TEST(Snapshot, HasAHeadALineAnAccountAndATail) {
    const auto lines = lines_in(unpacked(recorded(two_customers).packed));
    ASSERT_EQ(lines.size(), 4);
    EXPECT_EQ(lines[0], R"({"schema":"csm.snapshot/1","as_of":"2026-12-01","recorded_at":"2026-12-01",)"
                        R"("provenance":"live","model":{"name":"standard","version":"1.0.0","digest":")" +
                            standard_model().digest + R"("},"missing":"exclude","inputs":[]})");
    EXPECT_EQ(lines[1],
              R"({"customer_id":"C-1","record":{"segment":"smb","arr":12000.5,"owner":"Dana",)"
              R"("usage":{"login_frequency":60,"feature_adoption":40.5},)"
              R"("relationship":{"renewal_sentiment":"positive"},"contract":{"plan_tier":"starter"}},)"
              R"("health":{"score":86.9,"class":"insufficient_data","coverage":0.3125,)"
              R"("dimensions":{"usage":76,"engagement":null,"support":null,"relationship":100}},)"
              R"("churn":{"score":null,"raw":null,"adjusted":null,"tier":"insufficient_data","coverage":0,)"
              R"("categories":{"usage_decline":null,"engagement_drop":null,"support_issues":null,)"
              R"("relationship_signals":null,"commercial_factors":null}}})");
    EXPECT_THAT(lines[2], StartsWith(R"({"customer_id":"C-\"2\"","record":{"arr":700},"health":{)"));
    EXPECT_THAT(lines[3],
                StartsWith(R"({"end":true,"accounts":2,"arr_cents":1270050,"content_digest":"sha256:)"));
}

TEST(Snapshot, BeginsWithAHeaderThatTellsNothing) {
    EXPECT_EQ(recorded(two_customers).packed.substr(0, 10),
              (std::string{"\x1f\x8b\x08\0\0\0\0\0\0\xff", 10}));
    EXPECT_EQ(recorded(two_customers).packed, recorded(two_customers).packed);
}

TEST(Snapshot, KeepsNamesOnlyWhenAsked) {
    EXPECT_THAT(unpacked(recorded(two_customers).packed), Not(HasSubstr("Alder Tea")));
    const auto named = unpacked(recorded(two_customers, {.names = true}).packed);
    EXPECT_THAT(named, HasSubstr(R"("record":{"name":"Alder Tea","segment":"smb")"));
    EXPECT_THAT(named, Not(HasSubstr("secret")));
}

TEST(Snapshot, IsReadAsItWasWritten) {
    const auto [packed, tail] = recorded(two_customers);
    for (const std::size_t piece : {std::size_t{1}, std::size_t{7}, packed.size()}) {
        std::vector<std::string> ids;
        SnapshotReader reader{
            "f.gz", {.account = [&](std::string_view line) { ids.push_back(customer_id_of(line)); }}};
        for (std::size_t at = 0; at < packed.size(); at += piece)
            ASSERT_TRUE(reader.feed(std::string_view{packed}.substr(at, piece)));
        const auto snapshot = value(reader.finish());
        EXPECT_EQ(snapshot.tail, tail);
        EXPECT_EQ(snapshot.head, snapshot_plan(standard_model(), december, december, Missing::exclude).head);
        EXPECT_THAT(ids, ElementsAre("C-1", "C-\"2\""));
    }
}

// Packed data may say the same text in two ways, as by another place that it repeats: then nothing was lost.
TEST(Snapshot, HasNoByteThatChangesItsTextUnseen) {
    const auto packed = recorded(two_customers).packed;
    ASSERT_EQ(defect(packed), "");
    const auto text = unpacked(packed);
    std::size_t unseen = 0;
    for (std::size_t at = 0; at < packed.size(); ++at)
        for (const int flip : {1, 2, 4, 8, 16, 32, 64, 128, 255}) {
            auto other = packed;
            other[at] = static_cast<char>(other[at] ^ flip);
            if (!defect(other).empty()) continue;
            ++unseen;
            EXPECT_EQ(unpacked(other), text) << "byte " << at << " with " << flip;
        }
    EXPECT_LT(unseen, 10);
}

TEST(Snapshot, IsWholeOrDamaged) {
    const auto packed = recorded(two_customers).packed;
    for (std::size_t size = 0; size < packed.size(); ++size)
        EXPECT_NE(defect(std::string_view{packed}.substr(0, size), 13), "") << size << " bytes";
    EXPECT_EQ(defect(packed + '\0'), "is damaged: bytes follow its end");
    EXPECT_EQ(defect(packed + packed), "is damaged: bytes follow its end");
}

TEST(Snapshot, FindsLinesThatAreNotItsOwn) {
    const auto text = unpacked(recorded(two_customers).packed);
    const auto lines = lines_in(text);
    ASSERT_EQ(defect(packed_like_one(text)), "");
    const auto of = [](const std::vector<std::string>& parts) {
        std::string whole;
        for (const auto& part : parts) whole += part + '\n';
        return defect(packed_like_one(whole));
    };
    EXPECT_EQ(of({lines[0], lines[2], lines[1], lines[3]}), "is damaged: its digest is another one");
    EXPECT_EQ(of({lines[0], lines[1], lines[2]}), "is damaged: its tail is missing");
    EXPECT_EQ(of({lines[0], lines[1], lines[2], lines[3], lines[1]}), "is damaged: lines follow its tail");
    EXPECT_EQ(of({lines[1], lines[0], lines[2], lines[3]}), "is damaged: it does not begin as a snapshot");
    EXPECT_EQ(of({lines[0], lines[1], lines[3]}), "is damaged: its digest is another one");
    EXPECT_EQ(of({}), "is damaged: its tail is missing");
    EXPECT_EQ(defect(packed_like_one(text.substr(0, text.size() - 1))),
              "is damaged: its last line has no end");
    EXPECT_EQ(defect(gzip(text)), "is damaged: its first bytes are not those of a snapshot");
}

TEST(Snapshot, HasTheSameContentInAnyOrderAndFromAnyFiles) {
    const std::string one =
        R"({"customer_id": "A", "segment": "smb", "arr": 5, "usage": {"login_frequency": 60}})";
    const std::string other = R"({"customer_id": "B", "segment": "smb", "arr": 7})";
    const auto digest = [](const std::string& text) { return recorded(text).tail.content_digest; };
    const auto first = digest("[" + one + ", " + other + "]");
    EXPECT_EQ(digest("[" + other + ", " + one + "]"), first);
    EXPECT_EQ(digest(one + "\n" + other + "\n"), first);
    EXPECT_EQ(digest("customer_id,segment,arr,usage.login_frequency\nA,smb,5,60\nB,smb,7,\n"), first);
    EXPECT_NE(digest("[" + one + "]"), first);
    EXPECT_NE(digest("[" + one + R"(, {"customer_id": "B", "segment": "smb", "arr": 8}])"), first);
    EXPECT_EQ(recorded({{"1.json", "[" + one + "]"}, {"2.json", "[" + other + "]"}}).tail.content_digest,
              first);
}

TEST(Snapshot, DoesNotDependOnThreads) {
    const std::vector<Source> sources{{"p.json", two_customers}};
    EXPECT_EQ(recorded(sources, standard_model(), {}, 4).packed, recorded(sources).packed);
}

// What the snapshot keeps of a portfolio is recorded again with the same content, scores included: then it
// is scored to the digit as the portfolio was.
TEST(Snapshot, IsAPortfolioThatIsScoredAlike) {
    for (const auto* const name :
         {"aging.json", "problems.json", "december.json", "history.json", "units.ndjson", ""})
        for (const std::size_t model : {std::size_t{0}, std::size_t{1}, std::size_t{2}}) {
            const auto text =
                name == std::string{}
                    ? text_of(std::filesystem::path{CSM_SOURCE_DIR} / "data/samples/portfolio.json")
                    : data(name);
            const auto scored_by = built_in(model);
            const auto first = recorded({{name, text}}, scored_by, {.names = true});
            const auto exported = portfolio_of(first.packed);
            const auto again = recorded({{"exported.json", exported}}, scored_by, {.names = true}, 2);
            EXPECT_EQ(again.tail.content_digest, first.tail.content_digest) << name << " by model " << model;
            EXPECT_EQ(unpacked(again.packed), unpacked(first.packed)) << name << " by model " << model;
        }
}

TEST(Snapshot, KeepsWhenValuesWereMeasured) {
    const auto record = [](const std::string& members) {
        const auto lines = lines_in(
            unpacked(recorded(R"([{"customer_id": "A", "segment": "smb", )" + members + "}]").packed));
        const auto text = std::string{member_text(lines.at(1), "record")};
        return text.substr(0, text.find(R"(,"health")"));
    };
    EXPECT_EQ(record(R"("usage": {"login_frequency": 60, "measured_on": "2026-11-30"})"),
              R"({"segment":"smb","usage":{"login_frequency":60,"measured_on":"2026-11-30"}})");
    EXPECT_EQ(record(R"("measured_on": "2026-11-30", "usage": {"login_frequency": 60})"),
              R"({"segment":"smb","usage":{"login_frequency":60,"measured_on":"2026-11-30"}})");
    EXPECT_EQ(
        record(
            R"("usage": {"login_frequency": 60, "dau_mau_ratio": 0.2, "measured_on": {"dau_mau_ratio": "2026-11-30"}})"),
        R"({"segment":"smb","usage":{"login_frequency":60,"dau_mau_ratio":0.2,"measured_on":{"dau_mau_ratio":"2026-11-30"}}})")
        << "one day a field where not all have the same";
    EXPECT_EQ(record(R"("usage": {"login_frequency": 60, "measured_on": "2025-01-01"})"),
              R"({"segment":"smb","usage":{"login_frequency":60,"measured_on":"2025-01-01"}})")
        << "a value that is too old stays, with its day";
}

TEST(Snapshot, KeepsTheDaysOfTheFileThatAValueCameFrom) {
    const auto joined = recorded(
        {{"1.json",
          R"([{"customer_id": "A", "segment": "smb", "measured_on": "2026-11-30", "usage": {"login_frequency": 60}}])"},
         {"2.json", R"([{"customer_id": "A", "measured_on": "2026-11-20", "usage": {"login_frequency": 50},
                         "engagement": {"nps_score": 8}}])"}});
    EXPECT_THAT(unpacked(joined.packed),
                HasSubstr(R"("usage":{"login_frequency":60,"measured_on":"2026-11-30"},)"
                          R"("engagement":{"nps_score":8,"measured_on":"2026-11-20"})"));
}

TEST(Snapshot, KeepsSeriesAndGoalsAsFarAsTheyAreScored) {
    const auto model = model_with({{"fields", R"([{"name": "logins", "series": true},
        {"name": "recent", "recency_mean": {"of": "logins", "half_life": 30}},
        {"name": "met", "share_met": "goals"}])"}});
    const std::string text =
        R"([{"customer_id": "A", "segment": "smb",
             "logins": [{"on": "2026-10-01", "value": 1.50, "note": "x"}, {"on": "2026-11-01", "value": 2e0}, "odd"],
             "goals": [{"objective": "secret", "status": "achieved"}, {"target": 10, "actual": "9 %"}]},
            {"customer_id": "B", "segment": "smb", "logins": [3, 4.25], "goals": []},
            {"customer_id": "C", "segment": "smb", "logins": 5},
            {"customer_id": "D", "segment": "smb", "logins": "none"}])";
    const auto first = recorded({{"p.json", text}}, model);
    const auto lines = lines_in(unpacked(first.packed));
    EXPECT_EQ(member_text(lines[1], "record"),
              R"({"segment":"smb","logins":[{"on":"2026-10-01","value":1.5},{"on":"2026-11-01","value":2}],)"
              R"("goals":[{"status":"achieved"},{"target":10,"actual":"9 %"}],)"
              R"("measured_on":{"logins":"2026-11-01"}})");
    EXPECT_EQ(member_text(lines[2], "record"), R"({"segment":"smb","logins":[3,4.25]})");
    EXPECT_EQ(member_text(lines[3], "record"), R"({"segment":"smb","logins":[5]})");
    EXPECT_EQ(member_text(lines[4], "record"), R"({"segment":"smb"})");
    const auto again = recorded({{"e.json", portfolio_of(first.packed)}}, model);
    EXPECT_EQ(again.tail.content_digest, first.tail.content_digest);
    const auto csv = recorded({{"p.csv", "customer_id,segment,logins\nC,smb,5\n"}}, model);
    EXPECT_EQ(lines_in(unpacked(csv.packed))[1], lines[3]);
}

TEST(Snapshot, TellsWhichBytesItWasReadFrom) {
    std::string text(std::size_t{40} << 20U, 'a');
    std::size_t forgotten = 0;
    const auto input =
        input_of({"folder/p.json", text, [&](std::string_view piece) { forgotten += piece.size(); }});
    EXPECT_EQ(input.file, "p.json");
    EXPECT_EQ(input.digest, sha256_text(sha256(text)));
    EXPECT_EQ(forgotten, text.size());
    EXPECT_EQ(input_of({"standard input", ""}).digest, sha256_text(sha256("")));
}

TEST(Snapshot, IsLiveWithinAWeek) {
    EXPECT_EQ(provenance_of(december, days_after(december, 7)), Provenance::live);
    EXPECT_EQ(provenance_of(december, days_after(december, 8)), Provenance::backfilled);
    EXPECT_EQ(provenance_of(december, days_after(december, -1)), Provenance::live);
}

TEST(Snapshot, TakesNoNameThatIsNotOfItsForm) {
    EXPECT_EQ(day_of_snapshot("2026-09-30.ndjson.gz"), (Date{2026, 9, 30}));
    for (const auto* const name :
         {"2026-02-30.ndjson.gz", "2026-9-30.ndjson.gz", "../2026-09-30.ndjson.gz", "2026-09-30.ndjson.gz ",
          "2026-09-30.ndjson", "2026-09-30.ndjson.gz.superseded-1", "2026-09-30", "",
          "2026-09-30/x.ndjson.gz"})
        EXPECT_FALSE(day_of_snapshot(name)) << name;
    EXPECT_TRUE(is_superseded_snapshot("2026-09-30.ndjson.gz.superseded-12"));
    for (const auto* const name :
         {"2026-09-30.ndjson.gz", "2026-09-30.ndjson.gz.superseded-", "2026-09-30.ndjson.gz.superseded-0",
          "2026-09-30.ndjson.gz.superseded-1/x", "2026-02-30.ndjson.gz.superseded-1"})
        EXPECT_FALSE(is_superseded_snapshot(name)) << name;
    EXPECT_EQ(model_file_name("crc64:0123456789abcdef"), "0123456789abcdef.json");
    for (const auto* const digest :
         {"crc64:0123456789ABCDEF", "crc64:../../etc/passwd", "crc64:0123456789abcde", "0123456789abcdef",
          "crc64:0123456789abcdef0", ""})
        EXPECT_FALSE(model_file_name(digest)) << digest;
}

TEST(Snapshot, GivesTheMembersOfALineAsTheyStand) {
    const std::string line =
        R"({"customer_id":"a\"}{","record":{"name":"x, \"y\" }","list":[1,{"b":2}]},"health":{"class":"red"}})";
    EXPECT_EQ(member_text(line, "customer_id"), R"("a\"}{")");
    EXPECT_EQ(member_text(line, "record"), R"({"name":"x, \"y\" }","list":[1,{"b":2}]})");
    EXPECT_EQ(member_text(member_text(line, "health"), "class"), R"("red")");
    EXPECT_EQ(member_text(line, "churn"), "");
    EXPECT_EQ(member_text("", "churn"), "");
    EXPECT_EQ(customer_of(line, december),
              R"({"customer_id":"a\"}{","as_of":"2026-12-01","name":"x, \"y\" }","list":[1,{"b":2}]})");
    EXPECT_EQ(customer_of(R"({"customer_id":"a","record":{},"health":{}})"), R"({"customer_id":"a"})");
    for (std::size_t size = 0; size < line.size(); ++size) customer_of(line.substr(0, size));
}

}  // namespace csm::test
