using System.Collections;
using System.Globalization;
using System.Reflection;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary>A strategy as the code that an ML.NET user would write: the verb with its options.</summary>
internal static class StrategyCode
{
    /// <summary>The step of a pipeline; null where there is none, because nothing is done to rows.</summary>
    /// <exception cref="ToolException">An option has no form in code.</exception>
    public static string? Step(TrainingPlan plan, PlanNames names)
    {
        IReadOnlyList<StrategyText> steps = StrategyText.ParseChain(plan.Strategy);
        string[] calls = [.. steps.Select((step, place) => Call(step, new StrategyColumns(names.Label, [names.Features], [], unchecked(plan.Seed + place)))).OfType<string>()];
        return calls.Length == 0 ? null : calls.Skip(1).Aggregate(calls[0], (first, second) => $"{first}\n    .Then({second.Replace("\n", "\n    ")})");
    }

    /// <summary>The column of weights that a strategy adds; null if it adds none.</summary>
    public static string? WeightColumn(TrainingPlan plan) => (ToolStrategies.Registry.Parse(plan.Strategy) as ClassWeightsStrategy)?.OutputColumnName;

    private static string? Call(StrategyText text, StrategyColumns columns)
    {
        StrategyMethod method = ToolStrategies.Registry.Find(text.Name);
        if (method.ReadOptions(text, columns) is not { } options)
            return null;
        if (options is InstanceHardnessThresholdOptions { Trainer: var judge } && judge != HardnessTrainer.LogisticRegression)
            throw new ToolException($"Strategy '{text}' judges rows by {judge.Name}, which generated code has no form for. Train with trainer={HardnessTrainer.LogisticRegression.Name} to export.");
        object defaults = Activator.CreateInstance(options.GetType())!;
        IEnumerable<string> set = options.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Select(p => (p.Name, Value: Value(p.GetValue(options)), Default: Value(p.GetValue(defaults))))
            .Where(p => p.Value != p.Default || p.Name == nameof(SmoteOptions.LabelColumnName))
            .Select(p => $"    {p.Name} = {p.Value},\n");
        string name = options.GetType().Name;
        return $"mlContext.Transforms.Imbalance.{name[..^"Options".Length]}(new {name}\n{{\n{string.Concat(set)}}})";
    }

    private static string Value(object? value) => value switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        string text => CSharp.Literal(text),
        double number => CSharp.Literal(number),
        Enum choice => $"{choice.GetType().Name}.{choice}",
        SamplingTarget or DistanceMetric or ClassWeightScheme => $"{value.GetType().Name}.Parse({CSharp.Literal(value.ToString()!)})",
        IEnumerable list => $"[{CSharp.Literals(list.Cast<string>())}]",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new ToolException($"An option of type {value.GetType().Name} has no form in generated code. Leave the option out."),
    };
}
