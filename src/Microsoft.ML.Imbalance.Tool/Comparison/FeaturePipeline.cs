using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary>From the columns of a file to one vector of features. Everything that is learned from values is learned from the rows it is fitted on.</summary>
internal static class FeaturePipeline
{
    public const string Features = "Features";

    private const int HashBits = 6;

    /// <summary>
    /// Numbers: gaps become the mean, an indicator tells of them, mean 0 and variance 1. Categories: a slot each, many categories share <c>2^6</c> slots by their hash;
    /// a missing one is a category of its own.
    /// </summary>
    public static IEstimator<ITransformer> Create(MLContext context, FeaturePlan plan)
    {
        var steps = new EstimatorChain<ITransformer>();
        var parts = new List<string>();
        if (plan.Numbers.Count > 0)
        {
            steps = steps
                .Append(context.Transforms.ReplaceMissingValues(ComparisonData.Numbers, replacementMode: MissingValueReplacingEstimator.ReplacementMode.Mean))
                .Append(As(context.Transforms.NormalizeMeanVariance(ComparisonData.Numbers, fixZero: false)));
            parts.Add(ComparisonData.Numbers);
        }
        if (plan.NumbersWithGaps.Length > 0)
        {
            steps = steps
                .Append(As(context.Transforms.IndicateMissingValues(ComparisonData.Gaps)))
                .Append(As(context.Transforms.Conversion.ConvertType(ComparisonData.Gaps, outputKind: DataKind.Single)));
            parts.Add(ComparisonData.Gaps);
        }
        if (plan.Categories.Count > 0)
            steps = steps.Append(As(context.Transforms.Categorical.OneHotEncoding(Pairs(plan.Categories))));
        if (plan.ManyCategories.Count > 0)
            steps = steps.Append(As(context.Transforms.Categorical.OneHotHashEncoding(Pairs(plan.ManyCategories), numberOfBits: HashBits)));
        parts.AddRange(plan.Categories.Concat(plan.ManyCategories).Select(ComparisonData.CategoryName));
        return steps.Append(As(context.Transforms.Concatenate(Features, [.. parts])));
    }

    private static InputOutputColumnPair[] Pairs(List<TableColumn> columns) => [.. columns.Select(c => new InputOutputColumnPair(ComparisonData.CategoryName(c)))];

    private static IEstimator<ITransformer> As<T>(IEstimator<T> estimator)
        where T : class, ITransformer => (IEstimator<ITransformer>)estimator;
}
