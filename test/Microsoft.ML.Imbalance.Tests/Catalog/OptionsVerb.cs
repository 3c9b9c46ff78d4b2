using System.Reflection;
using Microsoft.ML.Imbalance.Tests.Evaluation;

namespace Microsoft.ML.Imbalance.Tests;

/// <summary>The verb that takes an options type: of a catalog, or of the metrics that an evaluation gives.</summary>
internal sealed record OptionsVerb(MethodInfo Method, Func<MLContext, object> Catalog)
{
    private static readonly Func<MLContext, object>[] Catalogs =
    [
        ml => ml.Transforms.Imbalance, ml => ml.Data.Imbalance, ml => ml.BinaryClassification.Imbalance, ml => ml.MulticlassClassification.Imbalance,
        ml => ml.BinaryClassification.Trainers.Imbalance,
    ];

    /// <summary>What verbs stand on beside the catalogs, and an object that has them.</summary>
    private static readonly (Type Type, Func<MLContext, object> Create)[] Results =
    [
        (typeof(ImbalanceMetrics), ml => ml.BinaryClassification.Imbalance.Evaluate(ml.Data.LoadFromEnumerable(
            new[] { new BinaryRow(), new BinaryRow { Label = true, Score = 1, Probability = 0.7, PredictedLabel = true } }))),
    ];

    /// <summary>Every public options type of the library.</summary>
    public static Type[] AllTypes { get; } =
        [.. typeof(ImbalanceExtensions).Assembly.GetExportedTypes().Where(t => t.Name.EndsWith("Options", StringComparison.Ordinal)).OrderBy(t => t.Name)];

    /// <summary>Every public method of every catalog, and of what has verbs beside them; of ensembles those with a trainer that all members share, since those with a function take the same.</summary>
    public static IEnumerable<OptionsVerb> All => from owner in Catalogs.Select(catalog => (Type: HomeOf(catalog(new MLContext(seed: 1)).GetType()), Create: catalog)).Concat(Results)
                                                  from method in owner.Type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
                                                  where !method.IsSpecialName && !method.GetParameters().Any(p => p.ParameterType == typeof(Func<MLContext, int, IEstimator<ITransformer>>))
                                                  select new OptionsVerb(method, owner.Create);

    /// <summary>The type of the parameter <c>options</c>; null if there is none.</summary>
    public Type? Options => Method.GetParameters().SingleOrDefault(p => p.Name == "options")?.ParameterType;

    // The verbs of ensembles are those of binary and multiclass ones alike.
    private static Type HomeOf(Type catalog) => catalog.BaseType is { IsGenericType: true } shared ? shared : catalog;

    public static OptionsVerb Of(Type options)
    {
        OptionsVerb[] verbs = [.. All.Where(v => v.Options == options)];
        return verbs.Length == 1 ? verbs[0] : throw new AssertFailedException($"{verbs.Length} verbs take {options.Name}; one should.");
    }
}
