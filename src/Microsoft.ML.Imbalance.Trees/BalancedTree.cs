using Microsoft.ML.Data;
using Microsoft.ML.Trainers.FastTree;
using Microsoft.ML.Transforms;

namespace Microsoft.ML.Imbalance;

/// <summary>One tree of ML.NET's random forest, grown on all rows it is given: a leaf says which share of its rows is of the class.</summary>
/// <remarks>A tree of FastForest gives the mean of +1 and -1 over the rows of the leaf.</remarks>
internal sealed class BalancedTree(MLContext context, int seed, BalancedForestOptions options, bool isMulticlass) : IEstimator<ITransformer>
{
    // Where no class has a row in its leaf, all are as likely. No decimal point: ML.NET reads expressions in the culture of the process.
    private const string Share = "s => max(1e-6f, min(1f, (s + 1f) / 2f))";

    public ITransformer Fit(IDataView input)
    {
        int size = ((VectorDataViewType)input.Schema[options.FeatureColumnName].Type).Size;
        return Create(options.FeatureFractionPerSplit ?? Math.Sqrt(size) / size).Fit(input);
    }

    public SchemaShape GetOutputSchema(SchemaShape inputSchema) => Create(featureFraction: 1).GetOutputSchema(inputSchema);

    private IEstimator<ITransformer> Create(double featureFraction)
    {
        FastForestBinaryTrainer tree = context.BinaryClassification.Trainers.FastForest(new FastForestBinaryTrainer.Options
        {
            LabelColumnName = options.LabelColumnName,
            FeatureColumnName = options.FeatureColumnName,
            ExampleWeightColumnName = options.ExampleWeightColumnName,
            NumberOfTrees = 1,
            NumberOfLeaves = options.NumberOfLeaves,
            MinimumExampleCountPerLeaf = options.MinimumExampleCountPerLeaf,
            // The bag is drawn already, and features are chosen at each split.
            BaggingSize = 0,
            FeatureFraction = 1,
            FeatureFractionPerSplit = featureFraction,
            Seed = seed,
            FeatureSelectionSeed = seed,
            NumberOfThreads = 1,
        });
        if (!isMulticlass)
            return tree.Append(context.Transforms.Expression(DefaultColumns.Probability, Share, DefaultColumns.Score));
        return context.MulticlassClassification.Trainers.OneVersusAll(tree, options.LabelColumnName, useProbabilities: false)
            .Append(context.Transforms.Expression(DefaultColumns.Score, Share, DefaultColumns.Score))
            .Append(context.Transforms.NormalizeLpNorm(DefaultColumns.Score, norm: LpNormNormalizingEstimatorBase.NormFunction.L1));
    }
}
