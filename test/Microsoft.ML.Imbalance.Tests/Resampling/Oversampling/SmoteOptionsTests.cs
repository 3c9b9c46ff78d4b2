namespace Microsoft.ML.Imbalance.Tests;

/// <summary>Options are checked where they enter, before any data is read.</summary>
[TestClass]
public sealed class SmoteOptionsTests
{
    private static readonly MLContext Ml = new(seed: 1);

    [TestMethod]
    [DataRow(0)]
    [DataRow(-3)]
    public void ThereIsAtLeastOneNeighbor(int count)
    {
        foreach (Action create in new Action[] { () => Ml.Transforms.Imbalance.Smote(neighborCount: count), () => Ml.Transforms.Imbalance.Smote(new SmoteOptions { NeighborCount = count }) })
        {
            var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(create);
            StringAssert.StartsWith(error.Message, FormattableString.Invariant($"NeighborCount is {count}; it must be at least 1."));
            Assert.AreEqual("NeighborCount", error.ParamName);
            Assert.AreEqual(count, error.ActualValue);
        }
    }

    [TestMethod]
    public void ColumnsHaveNames()
    {
        Refused("LabelColumnName is empty; the name of a column is needed.", () => Ml.Transforms.Imbalance.Smote(labelColumnName: ""));
        Refused("LabelColumnName is empty; the name of a column is needed.", () => Ml.Transforms.Imbalance.Smote(new SmoteOptions { LabelColumnName = null! }));
        Refused("FeatureColumnNames is empty; the name of a column is needed.", () => Ml.Transforms.Imbalance.Smote(featureColumnName: " "));
        Refused("FeatureColumnNames is empty; the name of a column is needed.", () => Ml.Transforms.Imbalance.Smote(new SmoteOptions { FeatureColumnNames = ["Age", null!] }));
        Refused("FeatureColumnNames names no column; at least one is needed.", () => Ml.Transforms.Imbalance.Smote(new SmoteOptions { FeatureColumnNames = [] }));
        Refused("FeatureColumnNames names no column; at least one is needed.", () => Ml.Transforms.Imbalance.Smote(new SmoteOptions { FeatureColumnNames = null! }));
    }

    [TestMethod]
    public void AColumnIsNamedOnceAndIsNotTheLabel()
    {
        Refused("FeatureColumnNames names column 'Age' twice; each column may be named once.", () => Ml.Transforms.Imbalance.Smote(new SmoteOptions { FeatureColumnNames = ["Age", "Income", "Age"] }));
        Refused("FeatureColumnNames names 'Label', the label column; the class of a row can't be a feature of it.", () => Ml.Transforms.Imbalance.Smote(new SmoteOptions { FeatureColumnNames = ["Age", "Label"] }));
    }

    [TestMethod]
    public void ThereIsATarget()
    {
        foreach (Action create in new Action[]
        {
            () => Ml.Transforms.Imbalance.Smote(new SmoteOptions { Target = null! }),
            () => Ml.Transforms.Imbalance.RandomOversample(new RandomOversampleOptions { Target = null! }),
            () => Ml.Transforms.Imbalance.RandomOversample(new RandomOversampleOptions { Target = null!, Shrinkage = 1 }),
            () => Ml.Transforms.Imbalance.RandomUndersample(new RandomUndersampleOptions { Target = null! }),
        })
        {
            Refused("Target is null; use SamplingTarget.Auto for the default.", create);
        }
    }

    [TestMethod]
    public void OptionsThemselvesAreNeeded()
    {
        Assert.AreEqual("options", Assert.ThrowsExactly<ArgumentNullException>(() => Ml.Transforms.Imbalance.Smote((SmoteOptions)null!)).ParamName);
        Assert.AreEqual("options", Assert.ThrowsExactly<ArgumentNullException>(() => Ml.Transforms.Imbalance.RandomOversample((RandomOversampleOptions)null!)).ParamName);
        Assert.AreEqual("options", Assert.ThrowsExactly<ArgumentNullException>(() => Ml.Transforms.Imbalance.RandomUndersample((RandomUndersampleOptions)null!)).ParamName);
        Assert.AreEqual("options", Assert.ThrowsExactly<ArgumentNullException>(() => Ml.Transforms.Imbalance.ClassWeights((ClassWeightsOptions)null!)).ParamName);
    }

    [TestMethod]
    [DataRow(-0.5, "-0.5")]
    [DataRow(double.NaN, "NaN")]
    [DataRow(double.PositiveInfinity, "Infinity")]
    public void ShrinkageIsNotNegativeAndFinite(double shrinkage, string text)
    {
        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Ml.Transforms.Imbalance.RandomOversample(shrinkage: shrinkage));
        StringAssert.StartsWith(error.Message, $"Shrinkage is {text}; it must be 0 or a positive finite number.");
        Assert.AreEqual("Shrinkage", error.ParamName);
    }

    [TestMethod]
    public void ColumnNamesAreCopied()
    {
        string[] names = ["Features"];
        ResamplingEstimator estimator = Ml.Transforms.Imbalance.Smote(new SmoteOptions { FeatureColumnNames = names, Seed = 1 });
        names[0] = "Elsewhere";
        Assert.AreEqual(180, estimator.FitResample(LabeledRows.Gaussian([90, 20]).ToView(Ml)).GetRowCount());
    }

    private static void Refused(string message, Action create) => StringAssert.StartsWith(Assert.ThrowsExactly<ArgumentException>(create).Message, message);
}
