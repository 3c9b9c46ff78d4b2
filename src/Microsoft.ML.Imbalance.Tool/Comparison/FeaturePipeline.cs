using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary>From the columns of a file to one vector of features. Everything that is learned from values is learned from the rows it is fitted on.</summary>
internal static class FeaturePipeline
{
    public const int HashBits = 6;

    /// <summary>
    /// Numbers: gaps become the mean, an indicator tells of them, mean 0 and variance 1. Categories: a slot each, many categories share <c>2^6</c> slots by their hash;
    /// an empty one has none.
    /// </summary>
    public static IEstimator<ITransformer> Create(MLContext context, FeaturePlan plan)
    {
        var steps = new EstimatorChain<ITransformer>();
        var parts = new List<string>();
        if (plan.Numbers.Count > 0)
        {
            steps = steps
                .Append(As(context.Transforms.Concatenate(plan.Names.Numbers, Names(plan.Numbers))))
                .Append(context.Transforms.ReplaceMissingValues(plan.Names.Numbers, replacementMode: MissingValueReplacingEstimator.ReplacementMode.Mean))
                .Append(As(context.Transforms.NormalizeMeanVariance(plan.Names.Numbers, fixZero: false)));
            parts.Add(plan.Names.Numbers);
        }
        if (plan.NumbersWithGaps.Length > 0)
        {
            steps = steps
                .Append(As(context.Transforms.Concatenate(plan.Names.Gaps, Names(plan.NumbersWithGaps))))
                .Append(As(context.Transforms.IndicateMissingValues(plan.Names.Gaps)))
                .Append(As(context.Transforms.Conversion.ConvertType(plan.Names.Gaps, outputKind: DataKind.Single)));
            parts.Add(plan.Names.Gaps);
        }
        if (plan.Categories.Count > 0)
            steps = steps.Append(As(context.Transforms.Categorical.OneHotEncoding(Pairs(plan.Categories))));
        if (plan.ManyCategories.Count > 0)
            steps = steps.Append(As(context.Transforms.Categorical.OneHotHashEncoding(Pairs(plan.ManyCategories), numberOfBits: HashBits)));
        parts.AddRange(Names(plan.Categories.Concat(plan.ManyCategories)));
        return steps.Append(As(context.Transforms.Concatenate(plan.Names.Features, [.. parts])));
    }

    private static string[] Names(IEnumerable<TableColumn> columns) => [.. columns.Select(c => c.Name)];

    private static InputOutputColumnPair[] Pairs(List<TableColumn> columns) => [.. columns.Select(c => new InputOutputColumnPair(c.Name))];

    private static IEstimator<ITransformer> As<T>(IEstimator<T> estimator)
        where T : class, ITransformer => (IEstimator<ITransformer>)estimator;
}
