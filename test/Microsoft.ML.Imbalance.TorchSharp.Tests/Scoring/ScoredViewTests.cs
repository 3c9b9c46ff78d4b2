using Microsoft.ML.Data;
using Microsoft.ML.Imbalance.TorchSharp.Scoring;

namespace Microsoft.ML.Imbalance.TorchSharp.Tests;

/// <summary>Rows that are read ahead come out as if they were not.</summary>
[TestClass]
public sealed class ScoredViewTests
{
    private static readonly MLContext Ml = new(seed: 1);
    private static readonly IDataView Table = Tables.Binary(Ml, 333);
    private static readonly Lazy<NeuralNetworkTransformer> Model = new(() => Ml.BinaryClassification.Trainers.Imbalance.NeuralNetwork(Tables.Options(epochs: 2)).Fit(Table));

    [TestMethod]
    public void ABlockGivesTheRowsOneByOne()
    {
        IDataView scored = Model.Value.Transform(Table);
        (Type ahead, string[] block) = Read(scored, "Features", "Label", "Weight", "Score", "PredictedLabel", "Probability");
        // A text belongs to its cursor: with one, rows are scored when they are asked for.
        (Type byRow, string[] single) = Read(scored, "Name", "Features", "Label", "Weight", "Score", "PredictedLabel", "Probability");
        Assert.AreEqual(typeof(ReadAheadCursor), ahead);
        Assert.AreNotEqual(typeof(ReadAheadCursor), byRow);
        CollectionAssert.AreEqual(single, block);
        Assert.HasCount(333, block);
    }

    [TestMethod]
    public void RowsThatComeOneByOneAreNotWaitedFor()
    {
        int drawn = 0;
        IEnumerable<Tables.BinaryRow> Live()
        {
            foreach (Tables.BinaryRow row in Tables.BinaryRows(100))
            {
                drawn++;
                yield return row;
            }
        }
        using DataViewRowCursor cursor = Model.Value.Transform(Ml.Data.LoadFromEnumerable(Live())).GetRowCursor([Model.Value.GetOutputSchema(Table.Schema)["Score"]]);
        cursor.MoveNext();
        Assert.AreEqual(1, drawn);
    }

    [TestMethod]
    public void ShuffledAndParallelCursorsKeepRowsTogether()
    {
        IDataView cached = Ml.Data.Cache(Table), scored = Model.Value.Transform(cached);
        Dictionary<DataViewRowId, float> expected = ById(scored.GetRowCursor(scored.Schema));
        Dictionary<DataViewRowId, float> shuffled = ById(scored.GetRowCursor([scored.Schema["Score"]], new Random(1)));
        Dictionary<DataViewRowId, float> parallel = scored.GetRowCursorSet([scored.Schema["Score"]], 3).SelectMany(ById).ToDictionary(pair => pair.Key, pair => pair.Value);
        foreach (Dictionary<DataViewRowId, float> other in new[] { shuffled, parallel })
        {
            Assert.HasCount(expected.Count, other);
            foreach ((DataViewRowId id, float score) in expected)
                Assert.AreEqual(score, other[id]);
        }
    }

    [TestMethod]
    public void ACursorSaysWhenItStandsOnNoRow()
    {
        IDataView scored = Model.Value.Transform(Table);
        using DataViewRowCursor cursor = scored.GetRowCursor([scored.Schema["Score"]]);
        ValueGetter<float> get = cursor.GetGetter<float>(scored.Schema["Score"]);
        float score = 0;
        Assert.AreEqual("The cursor stands on no row: call MoveNext first, and go on while it is true.", Assert.ThrowsExactly<InvalidOperationException>(() => get(ref score)).Message);
        Assert.AreEqual(-1, cursor.Position);
        Assert.IsFalse(cursor.IsColumnActive(scored.Schema["Label"]));
        StringAssert.StartsWith(
            Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => cursor.GetGetter<bool>(scored.Schema["Label"])).Message, "Column 'Label' was not asked for when the row was opened.");
        Assert.AreEqual("Column 'Score' holds System.Single, not System.Double.", Assert.ThrowsExactly<InvalidOperationException>(() => cursor.GetGetter<double>(scored.Schema["Score"])).Message);
        while (cursor.MoveNext())
        {
        }
        Assert.IsFalse(cursor.MoveNext());
    }

    private static (Type Cursor, string[] Rows) Read(IDataView view, params string[] names)
    {
        using DataViewRowCursor cursor = view.GetRowCursor(names.Select(name => view.Schema[name]));
        ValueGetter<VBuffer<float>> features = cursor.GetGetter<VBuffer<float>>(view.Schema["Features"]);
        ValueGetter<bool> label = cursor.GetGetter<bool>(view.Schema["Label"]), predicted = cursor.GetGetter<bool>(view.Schema["PredictedLabel"]);
        ValueGetter<float> weight = cursor.GetGetter<float>(view.Schema["Weight"]), score = cursor.GetGetter<float>(view.Schema["Score"]), probability = cursor.GetGetter<float>(view.Schema["Probability"]);
        ValueGetter<DataViewRowId> getId = cursor.GetIdGetter();
        var rows = new List<string>();
        while (cursor.MoveNext())
        {
            VBuffer<float> f = default;
            bool l = false, p = false;
            float w = 0, s = 0, pr = 0;
            DataViewRowId id = default;
            features(ref f);
            label(ref l);
            predicted(ref p);
            weight(ref w);
            score(ref s);
            probability(ref pr);
            getId(ref id);
            rows.Add($"{cursor.Position} {cursor.Batch} {id} {string.Join(' ', f.DenseValues())} {l} {p} {w} {s} {pr}");
        }
        return (cursor.GetType(), [.. rows]);
    }

    private static Dictionary<DataViewRowId, float> ById(DataViewRowCursor cursor)
    {
        using (cursor)
        {
            ValueGetter<float> get = cursor.GetGetter<float>(cursor.Schema["Score"]);
            ValueGetter<DataViewRowId> getId = cursor.GetIdGetter();
            var scores = new Dictionary<DataViewRowId, float>();
            float score = 0;
            DataViewRowId id = default;
            while (cursor.MoveNext())
            {
                get(ref score);
                getId(ref id);
                scores.Add(id, score);
            }
            return scores;
        }
    }
}
