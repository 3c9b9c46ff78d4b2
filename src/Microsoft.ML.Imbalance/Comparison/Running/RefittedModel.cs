using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance;

/// <summary>A strategy and a trainer fitted on all rows of a comparison.</summary>
/// <param name="Strategy">The strategy, with the options that were chosen.</param>
/// <param name="Parts">The featurizer, the model, and the steps that decide by <paramref name="Threshold"/>.</param>
/// <param name="Threshold">The tuned threshold; null where it is the usual one.</param>
internal sealed record RefittedModel(ImbalanceStrategy Strategy, IReadOnlyList<ITransformer> Parts, double? Threshold = null)
{
    public ITransformer ToTransformer() => new TransformerChain<ITransformer>([.. Parts]);
}
