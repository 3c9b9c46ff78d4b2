using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance;

/// <summary>A strategy and a trainer fitted on all rows of a comparison.</summary>
/// <param name="Strategy">The strategy, with the options that were chosen.</param>
/// <param name="Parts">The featurizer, the model, and the steps that decide by <paramref name="Rule"/>.</param>
/// <param name="Rule">What was tuned; null where decisions are the usual ones.</param>
internal sealed record RefittedModel(ImbalanceStrategy Strategy, IReadOnlyList<ITransformer> Parts, TunedRule? Rule = null)
{
    public ITransformer ToTransformer() => new TransformerChain<ITransformer>([.. Parts]);
}
