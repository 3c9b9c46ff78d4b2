using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary>The last step of a model: what its decision is called in the training data.</summary>
internal static class ClassNameStep
{
    /// <param name="scored">The columns of scored rows.</param>
    /// <param name="classNames">The negative and the positive class; null where <c>PredictedLabel</c> is a key, which knows its classes.</param>
    public static ITransformer Create(DataViewSchema scored, (string Negative, string Positive)? classNames)
    {
        var parts = new PartList(scored);
        TransformsCatalog transforms = parts.Context.Transforms;
        return classNames is { } names
            ? parts.Add(transforms.Expression(ModelOutput.PredictedClass, Expression(names.Negative, names.Positive), ModelOutput.PredictedLabel)).ToArray()[0]
            : parts.Add(transforms.Conversion.MapKeyToValue(ModelOutput.PredictedClass, ModelOutput.PredictedLabel)).ToArray()[0];
    }

    /// <summary>The name of a decision in ML.NET's expression language. A map of values would do too, but ML.NET saves it in an order that depends on threads.</summary>
    public static string Expression(string negative, string positive) => $"p => p ? {CSharp.Literal(positive)} : {CSharp.Literal(negative)}";

    /// <summary>What a model of two classes calls them; null if it has no such step.</summary>
    public static (string Negative, string Positive)? Read(ITransformer step)
    {
        var decisions = new ColumnarView(2, new ViewColumn<bool>(ModelOutput.PredictedLabel, BooleanDataViewType.Instance, row => row == 1));
        return step.Transform(decisions).GetColumn<string>(ModelOutput.PredictedClass).ToArray() is [var negative, var positive] ? (negative, positive) : null;
    }
}
