using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.Tests.Ensembles;

public abstract partial class EnsembleContract
{
    [TestMethod]
    public void OneClassIsRefused()
    {
        var error = Assert.ThrowsExactly<InvalidOperationException>(() => Multiclass().Fit(LabeledRows.Gaussian([30]).ToView(Ml, LabelKind.KeyWithNames)));
        Assert.AreEqual(
            $"Label column 'Label' has one class, \"class-a\", in all 30 rows. {Name} needs at least two classes; check the label and the filters before this step.", error.Message);
    }

    [TestMethod]
    public void AnEmptyViewIsRefused()
    {
        IDataView empty = Ml.Data.FilterRowsByColumn(TwoClasses(), "Ratio", lowerBound: 1e9);
        StringAssert.StartsWith(Assert.ThrowsExactly<InvalidOperationException>(() => Binary().Fit(empty)).Message, "The data has no rows.");
    }

    [TestMethod]
    public void MissingAndWrongColumnsAreRefusedInMlNetsWords()
    {
        AssertRefused("Could not find label column 'Class'", Binary(new EnsembleSetup { Label = "Class" }), TwoClasses());
        AssertRefused("Schema mismatch for label column 'Label': expected Boolean, got String", Binary(), TwoClasses(kind: LabelKind.Text));
        AssertRefused("Schema mismatch for label column 'Label': expected Key<UInt32>, got String", Multiclass(), ThreeClasses(kind: LabelKind.Text));
        AssertRefused("Could not find weight column 'W'", Binary(new EnsembleSetup { Weight = "W" }), TwoClasses());
        AssertRefused("Could not find feature column 'Missing'", Binary(trainer: Ml.BinaryClassification.Trainers.LbfgsLogisticRegression(featureColumnName: "Missing")), TwoClasses());

        static void AssertRefused(string message, IEstimator<ITransformer> ensemble, IDataView data)
        {
            StringAssert.StartsWith(Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => ensemble.Fit(data)).Message, message);
            StringAssert.StartsWith(Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new EstimatorChain<ITransformer>().Append(ensemble).Fit(data)).Message, message);
        }
    }

    [TestMethod]
    public void AWeightColumnThatTheTrainerDoesNotReadIsRefused()
    {
        if (!IsSoft)
            return;
        IDataView data = Weigh(TwoClasses(), _ => 1);
        var error = Assert.ThrowsExactly<InvalidOperationException>(() => Binary(new EnsembleSetup { Weight = "W" }).Fit(data));
        Assert.AreEqual(
            "ExampleWeightColumnName is 'W', but the trainer did not read that column: the weights would have no effect. Make the trainer with exampleWeightColumnName: \"W\"; "
            + "if it takes no weights or ignores them, leave the option null.",
            error.Message);
    }

    [TestMethod]
    public void AFunctionThatMakesNoTrainerIsRefused()
    {
        EnsembleEstimator<BinaryImbalanceMetrics> ensemble = Create(Ml.BinaryClassification.Trainers.Imbalance, null!, (_, _) => null!, new EnsembleSetup());
        Assert.AreEqual(
            "The function that makes the trainer of a member returned null. It has to return a trainer, or a pipeline that ends in one.",
            Assert.ThrowsExactly<InvalidOperationException>(() => ensemble.Fit(TwoClasses())).Message);
    }

    [TestMethod]
    public void NoMembersAreRefused() => StringAssert.StartsWith(
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Binary(new EnsembleSetup { Members = 0 })).Message, "NumberOfMembers is 0; it must be at least 1.");

    [TestMethod]
    public void AStepWithoutATrainerIsRefused()
    {
        var error = Assert.ThrowsExactly<InvalidOperationException>(() => Binary(trainer: Ml.Transforms.NormalizeMinMax("Features")).Fit(TwoClasses()));
        StringAssert.StartsWith(error.Message, IsSoft ? "The trainer of the ensemble gives no column 'Score', nor a column 'Probability'." : "The trainer of the ensemble gives no column 'PredictedLabel', which hard voting counts.");
        StringAssert.EndsWith(error.Message, "Use a trainer, or a pipeline that ends in one, and leave its columns their names.");
    }

    [TestMethod]
    public void ATrainerOfTheOtherKindIsRefused()
    {
        // A multiclass trainer over a label that the pipeline makes a key.
        IEstimator<ITransformer> pipeline = Ml.Transforms.Conversion.MapValueToKey("Key", "Label").Append(Ml.MulticlassClassification.Trainers.LbfgsMaximumEntropy("Key"));
        var error = Assert.ThrowsExactly<InvalidOperationException>(() => Binary(trainer: pipeline).Fit(TwoClasses()));
        StringAssert.EndsWith(error.Message, "is needed. Use a trainer of the ensemble's own kind, binary or multiclass.");
    }
}
