using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.Tests.Scoring;

[TestClass]
public sealed class MulticlassScoringTests
{
    private readonly MLContext _ml = new(seed: 1);

    private IDataView Rows => Scored.Multiclass(
        _ml, ("a", [0.5f, 0.3f, 0.2f]), ("b", [0.2f, 0.7f, 0.1f]), ("c", [0.4f, 0.2f, 0.4f]), ("a", [1, 0, 0]));

    [TestMethod]
    public void FactorsMultiplyAndTheSumIsOneAgain()
    {
        IDataView scored = Scored.Apply(MulticlassScoring.Rescale(Rows.Schema, [1, 0.5, 2]), Rows);
        // 0.5, 0.15, 0.4 of 1.05; 0.2, 0.35, 0.2 of 0.75; 0.4, 0.1, 0.8 of 1.3; 1, 0, 0.
        float[][] expected = [[0.5f / 1.05f, 0.15f / 1.05f, 0.4f / 1.05f], [0.2f / 0.75f, 0.35f / 0.75f, 0.2f / 0.75f], [0.4f / 1.3f, 0.1f / 1.3f, 0.8f / 1.3f], [1, 0, 0]];
        float[][] scores = [.. scored.GetColumn<float[]>("Score")];
        for (int row = 0; row < expected.Length; row++)
        {
            for (int c = 0; c < 3; c++)
                Assert.AreEqual(expected[row][c], scores[row][c], 1e-6f);
        }
        CollectionAssert.AreEqual(new uint[] { 1, 2, 3, 1 }, scored.GetColumn<uint>("PredictedLabel").ToArray());
    }

    [TestMethod]
    public void AnExponentSharpensBeforeTheFactors()
    {
        IDataView scored = Scored.Apply(MulticlassScoring.Rescale(Rows.Schema, [1, 1, 3], exponent: 2), Rows);
        // 0.25, 0.09, 3 · 0.04 of 0.46; 0.16, 0.04, 3 · 0.16 of 0.68.
        float[][] scores = [.. scored.GetColumn<float[]>("Score")];
        CollectionAssert.AreEqual(new[] { 0.543f, 0.196f, 0.261f }, Array.ConvertAll(scores[0], s => MathF.Round(s, 3)));
        CollectionAssert.AreEqual(new[] { 0.235f, 0.059f, 0.706f }, Array.ConvertAll(scores[2], s => MathF.Round(s, 3)));
        CollectionAssert.AreEqual(new[] { 1f, 0f, 0f }, scores[3], "a probability of 0 stays 0");
    }

    [TestMethod]
    public void ManyClassesAndASharpExponentStillSumToOne()
    {
        float[] even = [.. Enumerable.Repeat(0.02f, 50)];
        IDataView rows = Scored.Multiclass(_ml, ("a", even));
        float[] scores = Scored.Apply(MulticlassScoring.Rescale(rows.Schema, [.. Enumerable.Repeat(1.0, 50)], exponent: 8), rows).GetColumn<float[]>("Score").Single();
        Assert.AreEqual(1, scores.Sum(), 1e-5);
    }

    [TestMethod]
    public void ADecisionByWeightsLeavesTheScores()
    {
        // Class c counts its own probability twice: 0.5, 0.3, 0.4; 0.2, 0.7, 0.2; 0.4, 0.2, 0.8; 1, 0, 0.
        IDataView decided = Scored.Apply(MulticlassScoring.Decide(Rows.Schema, MulticlassScoring.Diagonal([1, 1, 2])), Rows);
        CollectionAssert.AreEqual(new uint[] { 1, 2, 3, 1 }, decided.GetColumn<uint>("PredictedLabel").ToArray());
        CollectionAssert.AreEqual(Rows.GetColumn<float[]>("Score").SelectMany(s => s).ToArray(), decided.GetColumn<float[]>("Score").SelectMany(s => s).ToArray());
        // Without, the tie of the third row goes to the first of both.
        CollectionAssert.AreEqual(
            new uint[] { 1, 2, 1, 1 },
            Scored.Apply(MulticlassScoring.Decide(Rows.Schema, MulticlassScoring.Diagonal([1, 1, 1])), Rows).GetColumn<uint>("PredictedLabel").ToArray());
    }

    [TestMethod]
    public void OneSlotTimesAFactorIsExactAndTheFirstOfEqualScoresWins()
    {
        RandomStream random = RandomStream.Create(1, "scores");
        (string, float[])[] rows = [.. Enumerable.Range(0, 2000).Select(_ => ("a", new[] { random.Next(5) / 4f, random.NextSingle(), random.Next(5) / 4f, (float)random.NextGaussian() }))];
        float[] factors = [1.5f, 3.7f, 1.5f, 0.01f];
        IDataView view = Scored.Multiclass(_ml, rows);
        IDataView scored = Scored.Apply(MulticlassScoring.FromVector(view.Schema, "Score", MulticlassScoring.Diagonal(factors)), view);
        float[][] scores = [.. scored.GetColumn<float[]>("Score")];
        uint[] predicted = [.. scored.GetColumn<uint>("PredictedLabel")];
        for (int row = 0; row < rows.Length; row++)
        {
            float[] expected = [.. rows[row].Item2.Select((s, c) => s * factors[c])];
            CollectionAssert.AreEqual(expected, scores[row]);
            Assert.AreEqual(Array.IndexOf(expected, expected.Max()) + 1, (int)predicted[row]);
        }
    }

    [TestMethod]
    public void AMeanOfScoresIsALinearMapOfTheirConcatenation()
    {
        // Two members of two classes each: class k is half of slot k and half of slot 2 + k.
        IDataView view = Scored.Multiclass(_ml, ("a", [0.75f, 0.25f, 0.25f, 0.75f]), ("b", [0.5f, 0.5f, 0, 1]));
        IDataView two = _ml.Transforms.CopyColumns("Both", "Score").Append(_ml.Transforms.DropColumns("Score", "PredictedLabel")).Fit(view).Transform(view);
        IDataView scored = Scored.Apply(MulticlassScoring.FromVector(two.Schema, "Both", [[0.5f, 0, 0.5f, 0], [0, 0.5f, 0, 0.5f]]), two);
        CollectionAssert.AreEqual(new[] { 0.5f, 0.5f, 0.25f, 0.75f }, scored.GetColumn<float[]>("Score").SelectMany(s => s).ToArray());
        CollectionAssert.AreEqual(new uint[] { 1, 2 }, scored.GetColumn<uint>("PredictedLabel").ToArray());
    }

    [TestMethod]
    public void ColumnsAreAnnotatedAsTrainersDoAndKeysKeepTheirValues()
    {
        IDataView data = Evaluation.Sample.Multiclass(_ml, seed: 1, count: 60);
        IDataView trained = _ml.Transforms.Conversion.MapValueToKey("Label", "Class").Append(_ml.MulticlassClassification.Trainers.LbfgsMaximumEntropy()).Fit(data).Transform(data);
        foreach (ITransformer[] parts in new[] { MulticlassScoring.Rescale(trained.Schema, [1, 2, 3]), MulticlassScoring.Decide(trained.Schema, MulticlassScoring.Diagonal([1, 2, 3])) })
        {
            IDataView scored = Scored.Apply(parts, trained);
            foreach (string column in new[] { "Score", "PredictedLabel" })
                CollectionAssert.AreEqual(Scored.AnnotationsOf(trained, column), Scored.AnnotationsOf(scored, column), column);
            CollectionAssert.AreEqual(AnnotationNames.Read(trained.Schema["PredictedLabel"], "KeyValues"), AnnotationNames.Read(scored.Schema["PredictedLabel"], "KeyValues"));
            CollectionAssert.AreEqual(AnnotationNames.Read(trained.Schema["Score"], "SlotNames"), AnnotationNames.Read(scored.Schema["Score"], "SlotNames"));
            Assert.AreEqual(60, _ml.MulticlassClassification.Evaluate(scored).ConfusionMatrix.Counts.Sum(row => row.Sum()));
        }
    }
}
