using CsCheck;
using Microsoft.ML.Imbalance.Tests.Neighbors;

namespace Microsoft.ML.Imbalance.Tests;

/// <summary>The three methods that edit: once, repeatedly, and with a growing number of neighbors.</summary>
[TestClass]
public sealed class EditingTests
{
    private readonly MLContext _ml = new(seed: 1);

    private static readonly Gen<LabeledRows> GenRows =
        from counts in Gen.Int[4, 30].Array[2, 4]
        from seed in Gen.Int[0, 1000]
        select LabeledRows.Gaussian(counts, dimension: 2, seed: seed);

    [TestMethod]
    public void EachPassIsJudgedByTheRowsThatAreLeft()
        => (from data in GenRows from vote in Gen.Enum<NeighborVote>() from k in Gen.Int[1, 4] from growing in Gen.Bool select (data, vote, k, growing)).Sample(
            c =>
            {
                ResamplingEstimator editor = c.growing
                    ? _ml.Transforms.Imbalance.AllKnn(neighborCount: c.k, vote: c.vote, allowMinority: true)
                    : _ml.Transforms.Imbalance.RepeatedEditedNearestNeighbors(neighborCount: c.k, vote: c.vote);
                return Ids(editor, c.data).SequenceEqual(
                    Edit(c.data, c.vote, c.growing ? Enumerable.Range(1, c.k) : Enumerable.Repeat(c.k, 100), c.k, allowMinority: c.growing));
            },
            iter: 100);

    [TestMethod]
    public void EditingOnceIsTheFirstPassOfEditingRepeatedly()
    {
        LabeledRows data = ReferenceFile.Table("syn_binary");
        CollectionAssert.AreEqual(
            Ids(_ml.Transforms.Imbalance.EditedNearestNeighbors(), data), Ids(_ml.Transforms.Imbalance.RepeatedEditedNearestNeighbors(maximumIterations: 1), data));
        CollectionAssert.AreNotEqual(
            Ids(_ml.Transforms.Imbalance.EditedNearestNeighbors(), data), Ids(_ml.Transforms.Imbalance.RepeatedEditedNearestNeighbors(), data));
    }

    [TestMethod]
    [DataRow(2)]
    [DataRow(4)]
    public void VotesByModeDoNotDependOnTheNumberingOfClasses(int neighborCount)
    {
        // An even number of neighbors, so that there are ties.
        LabeledRows data = LabeledRows.Gaussian([80, 80, 40], dimension: 2, seed: 2);
        foreach (int[] names in new int[][] { [1, 0, 2], [2, 1, 0], [1, 2, 0] })
        {
            var renamed = new LabeledRows(Array.ConvertAll(data.Classes, c => names[c]), data.Features);
            CollectionAssert.AreEqual(
                Ids(_ml.Transforms.Imbalance.EditedNearestNeighbors(neighborCount: neighborCount, vote: NeighborVote.Mode), data),
                Ids(_ml.Transforms.Imbalance.EditedNearestNeighbors(neighborCount: neighborCount, vote: NeighborVote.Mode), renamed));
        }
    }

    [TestMethod]
    public void ATiedVoteRemovesNothing()
    {
        // On a line: a at 0 and 1, b at 2.5 and 3.6. The two nearest of a at 1 are a at 0 and b at 2.5: one vote each.
        var data = new LabeledRows([0, 0, 1, 1, 0], [[0], [1], [2.5f], [3.6f], [-0.9f]]);
        ResamplingEstimator editor = _ml.Transforms.Imbalance.EditedNearestNeighbors(neighborCount: 2, vote: NeighborVote.Mode);
        CollectionAssert.AreEqual(new[] { 0, 1, 2, 3, 4 }, Ids(editor, data));
        CollectionAssert.AreEqual(new[] { 0, 2, 3, 4 }, Ids(_ml.Transforms.Imbalance.EditedNearestNeighbors(neighborCount: 2), data));
    }

    [TestMethod]
    public void KeptRowsAreTheRowsThatProvenanceNamesEvenIfTheFirstPassRemovesNothing()
    {
        // Two groups far apart, rows in mixed order: nothing to remove.
        float[][] features = [.. Enumerable.Range(0, 24).Select(i => new[] { i * 0.1f + (i % 3 == 0 ? 100 : 0) })];
        var data = new LabeledRows([.. Enumerable.Range(0, 24).Select(i => i % 3 == 0 ? 1 : 0)], features);
        ResampledDataView view = _ml.Transforms.Imbalance.RepeatedEditedNearestNeighbors().FitResample(data.ToView(_ml));
        CollectionAssert.AreEqual(ResampledRow.Read(view).ConvertAll(r => (long)r.Id), view.Provenance.Select(p => p.SourceRow).ToList());
        Assert.AreEqual(24L, view.GetRowCount());
        Assert.AreEqual(
            "Warning IMB101: RepeatedEditedNearestNeighbors changed nothing: no row of the classes to be cleaned meets its rule. Remove the step, or ask for another target.",
            view.Report.Diagnostics.Single().ToString());
    }

    [TestMethod]
    public void TheSmallestClassKeepsItsRowsEvenIfAnotherShrinksBelowIt()
    {
        LabeledRows data = ReferenceFile.Table("syn_three");
        ResampledDataView view = _ml.Transforms.Imbalance.AllKnn(neighborCount: 7, allowMinority: true).FitResample(data.ToView(_ml));
        long[] after = [.. view.Report.Classes.Select(c => c.CountAfter)];
        Assert.AreEqual(51, after[2]);
        Assert.IsLessThan(51, after[1]);
    }

    [TestMethod]
    public void TheLastPassIsThatInWhichAClassFallsBelowTheSmallestUnlessMinoritiesAreAllowed()
    {
        LabeledRows data = ReferenceFile.Table("syn_five");
        int[] counts = Count(data, Ids(_ml.Transforms.Imbalance.AllKnn(), data));
        int[] allowed = Count(data, Ids(_ml.Transforms.Imbalance.AllKnn(allowMinority: true), data));
        Assert.IsLessThan(37, counts[3]);
        Assert.IsLessThan(counts.Sum(), allowed.Sum(), "a further pass removes more");
    }

    [TestMethod]
    public void AClassThatLosesAllItsRowsIsReported()
    {
        // b lies within a, one row at a time.
        var data = new LabeledRows([0, 0, 1, 0, 0, 0, 1, 0, 0, 0], [.. Enumerable.Range(0, 10).Select(i => new[] { (float)i })]);
        ResampledDataView view = _ml.Transforms.Imbalance.EditedNearestNeighbors(vote: NeighborVote.Mode, target: SamplingTarget.All).FitResample(data.ToView(_ml));
        Assert.AreEqual(
            "Warning IMB110: EditedNearestNeighbors removed all 2 rows of class \"class-b\". "
            + "A model can't learn a class without rows: take the class out of the target, use a milder rule such as TomekLinks, or merge the class with another.",
            view.Report.Diagnostics.Single().ToString());
    }

    [TestMethod]
    public void WhereSizesDontTellWhichClassIsCleanedItIsSaid()
    {
        // The classes are of one size once one has grown; b comes last.
        LabeledRows data = LabeledRows.Gaussian([60, 20]);
        ResamplingEstimator smote = _ml.Transforms.Imbalance.Smote(seed: 1);
        string[] tied = [.. Diagnostics(smote.Then(_ml.Transforms.Imbalance.TomekLinks()))];
        Assert.AreEqual(
            "Warning IMB112: Classes \"class-a\", \"class-b\" have 60 rows each, so that the order of the rows decides which of them TomekLinks cleans: here \"class-b\". "
            + "Say which classes are cleaned by the target: all, as SmoteTomek and SmoteEnn do, or some, as classes(class-b).",
            tied.Single());

        // Whoever says so, or leaves one class smaller, is told nothing.
        foreach (SamplingTarget target in new[] { SamplingTarget.All, SamplingTarget.Classes("class-b") })
            Assert.IsEmpty(Diagnostics(smote.Then(_ml.Transforms.Imbalance.TomekLinks(target: target))));
        Assert.IsEmpty(Diagnostics(_ml.Transforms.Imbalance.Smote(target: SamplingTarget.Ratio(0.9), seed: 1).Then(_ml.Transforms.Imbalance.TomekLinks())));
        Assert.IsEmpty(Diagnostics(_ml.Transforms.Imbalance.SmoteTomek(seed: 1)));
        Assert.ContainsSingle(Diagnostics(smote.Then(_ml.Transforms.Imbalance.TomekLinks(target: SamplingTarget.Majority))));

        // Rules in which the smallest class has a part of its own.
        const string Smallest = "Warning IMB112: Classes \"class-a\", \"class-b\" have 60 rows each, so that the order of the rows decides which of them {0} takes for the smallest: here \"class-a\". "
            + "Clean before the step that makes classes equal, or with EditedNearestNeighbors, whose target can be all.";
        Assert.AreEqual(Smallest.Replace("{0}", "NeighborhoodCleaningRule", StringComparison.Ordinal), Diagnostics(smote.Then(_ml.Transforms.Imbalance.NeighborhoodCleaningRule(target: SamplingTarget.All))).Single());
        Assert.AreEqual(Smallest.Replace("{0}", "AllKnn", StringComparison.Ordinal), Diagnostics(smote.Then(_ml.Transforms.Imbalance.AllKnn(target: SamplingTarget.All))).Single());
        Assert.IsEmpty(Diagnostics(smote.Then(_ml.Transforms.Imbalance.AllKnn(target: SamplingTarget.All, allowMinority: true))));

        // Of three classes only those of one size are named, and all that are cleaned now in the advice.
        data = LabeledRows.Gaussian([20, 20, 60]);
        StringAssert.Contains(Diagnostics(_ml.Transforms.Imbalance.TomekLinks()).Single(), "Classes \"class-a\", \"class-b\" have 20 rows each, so that the order of the rows decides which of them TomekLinks cleans: here \"class-a\". ");
        StringAssert.EndsWith(Diagnostics(_ml.Transforms.Imbalance.TomekLinks()).Single(), "or some, as classes(class-a;class-c).");

        IEnumerable<string> Diagnostics(ResamplingEstimator steps)
            => steps.FitResample(data.ToView(_ml)).Report.Diagnostics.Select(d => d.ToString()).Where(text => !text.Contains("IMB101", StringComparison.Ordinal));
    }

    [TestMethod]
    public void TooFewRowsForSoManyNeighborsAreRefused()
    {
        LabeledRows data = LabeledRows.Gaussian([3, 2]);
        Dictionary<string, ResamplingEstimator> editors = new()
        {
            ["EditedNearestNeighbors"] = _ml.Transforms.Imbalance.EditedNearestNeighbors(neighborCount: 5),
            ["RepeatedEditedNearestNeighbors"] = _ml.Transforms.Imbalance.RepeatedEditedNearestNeighbors(neighborCount: 5),
            ["AllKnn"] = _ml.Transforms.Imbalance.AllKnn(neighborCount: 5),
            ["NeighborhoodCleaningRule"] = _ml.Transforms.Imbalance.NeighborhoodCleaningRule(neighborCount: 5),
        };
        foreach ((string name, ResamplingEstimator editor) in editors)
        {
            var error = Assert.ThrowsExactly<InvalidOperationException>(() => editor.FitResample(data.ToView(_ml)));
            Assert.AreEqual($"The data has 5 rows with a label; {name} with NeighborCount = 5 needs at least 6. Lower NeighborCount.", error.Message);
        }
    }

    [TestMethod]
    public void OptionsAreCheckedWhereTheyEnter()
    {
        TransformsImbalanceCatalog catalog = _ml.Transforms.Imbalance;
        AssertRefused(() => catalog.EditedNearestNeighbors(neighborCount: 0), "NeighborCount is 0; it must be at least 1.");
        AssertRefused(() => catalog.EditedNearestNeighbors(vote: (NeighborVote)7), "Vote is 7; it must be one of All, Mode.");
        AssertRefused(() => catalog.RepeatedEditedNearestNeighbors(maximumIterations: 0), "MaximumIterations is 0; it must be at least 1.");
        AssertRefused(() => catalog.AllKnn(neighborCount: 0), "NeighborCount is 0; it must be at least 1.");
    }

    private static void AssertRefused(Func<ResamplingEstimator> create, string message)
        => StringAssert.StartsWith(Assert.ThrowsExactly<ArgumentOutOfRangeException>(create).Message, message);

    private int[] Ids(ResamplingEstimator editor, LabeledRows data) => [.. ResampledRow.Read(editor.FitResample(data.ToView(_ml))).Select(r => r.Id)];

    private static int[] Count(LabeledRows data, int[] ids) => [.. Enumerable.Range(0, data.ClassCount).Select(c => ids.Count(id => data.Classes[id] == c))];

    /// <summary>The definition, with all neighbors searched for anew in every pass.</summary>
    private static int[] Edit(LabeledRows data, NeighborVote vote, IEnumerable<int> passes, int most, bool allowMinority)
    {
        int[] left = [.. Enumerable.Range(0, data.RowCount)];
        int[] before = Count(data, left);
        int minority = Enumerable.Range(0, data.ClassCount).MinBy(c => (before[c], Array.IndexOf(data.Classes, c)));
        foreach (int neighborCount in passes)
        {
            RowMatrix rows = data.Reorder(left).ToMatrix();
            bool Stays(int i)
            {
                int own = data.Classes[left[i]];
                int[] votes = [.. BruteForce.Neighbors(rows, rows[i], neighborCount, i).Select(n => data.Classes[left[n.Row]])];
                return own == minority || (vote == NeighborVote.All ? votes.All(v => v == own) : votes.GroupBy(v => v).All(g => g.Count() <= votes.Count(v => v == own)));
            }
            left = [.. Enumerable.Range(0, left.Length).Where(Stays).Select(i => left[i])];
            int[] counts = Count(data, left);
            if (left.Length == rows.RowCount && neighborCount == most)
                break;
            if (left.Length <= most || counts.Contains(0) || (!allowMinority && Enumerable.Range(0, counts.Length).Any(c => c != minority && counts[c] < before[minority])))
                break;
        }
        return left;
    }
}
