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
        return classNames is { } names
            ? parts.Add(parts.Context.Transforms.Conversion.MapValue(
                ModelOutput.PredictedClass, new Dictionary<bool, string> { [false] = names.Negative, [true] = names.Positive }, ModelOutput.PredictedLabel)).ToArray()[0]
            : parts.Add(parts.Context.Transforms.Conversion.MapKeyToValue(ModelOutput.PredictedClass, ModelOutput.PredictedLabel)).ToArray()[0];
    }

    /// <summary>What a model of two classes calls them; null if it has no such step.</summary>
    public static (string Negative, string Positive)? Read(ITransformer step)
    {
        var decisions = new ColumnarView(2, new ViewColumn<bool>(ModelOutput.PredictedLabel, BooleanDataViewType.Instance, row => row == 1));
        return step.Transform(decisions).GetColumn<string>(ModelOutput.PredictedClass).ToArray() is [var negative, var positive] ? (negative, positive) : null;
    }
}
