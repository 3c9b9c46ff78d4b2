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
        // A threshold is a step of its own, behind the trainer; an ensemble goes around it.
        if (ToolStrategies.Registry.Parse(plan.StrategyInCode) is not (ResamplingStrategy or ClassWeightsStrategy))
            return null;
        IReadOnlyList<StrategyText> steps = StrategyText.ParseChain(plan.StrategyInCode);
        string[] calls = [.. steps.Select((step, place) => Call(step, new StrategyColumns(names.Label, [names.Features], [], unchecked(plan.Seed + place))))];
        return calls.Skip(1).Aggregate(calls[0], (first, second) => $"{first}\n    .Then({second.Replace("\n", "\n    ")})");
    }

    /// <summary>The column of weights that a strategy adds; null if it adds none.</summary>
    public static string? WeightColumn(TrainingPlan plan) => (ToolStrategies.Registry.Parse(plan.Strategy) as ClassWeightsStrategy)?.OutputColumnName;

    /// <summary>The trainer, or the ensemble of it where the strategy is one.</summary>
    /// <exception cref="ToolException">An option has no form in code.</exception>
    public static string Trainer(ExportPlan plan, string trainer)
    {
        StrategyText text = StrategyText.ParseChain(plan.Training.StrategyInCode)[0];
        StrategyMethod method = ToolStrategies.Registry.Find(text.Name);
        if (method.Family != StrategyFamily.Ensemble)
            return trainer;
        string options = Options(method.ReadOptions(text, new StrategyColumns(plan.Names.Label, [plan.Names.Features], [], plan.Training.Seed))!);
        string catalog = $"mlContext.{(plan.IsBinary ? "Binary" : "Multiclass")}Classification.Trainers.Imbalance";
        if (method == BalancedForestStrategy.Method)
            return $"{catalog}.{Verb(options)}({options})";
        string member = trainer.Replace("mlContext.", "context.", StringComparison.Ordinal).Replace("\n", "\n    ", StringComparison.Ordinal);
        return $"{catalog}.{Verb(options)}(\n    (context, _) => {member},\n    {options.Replace("\n", "\n    ", StringComparison.Ordinal)})";
    }

    private static string Call(StrategyText text, StrategyColumns columns)
    {
        object options = ToolStrategies.Registry.Find(text.Name).ReadOptions(text, columns)!;
        if (options is InstanceHardnessThresholdOptions { Trainer: var judge } && judge != HardnessTrainer.LogisticRegression)
            throw new ToolException($"Strategy '{text}' judges rows by {judge.Name}, which generated code has no form for. Train with trainer={HardnessTrainer.LogisticRegression.Name} to export.");
        string code = Options(options);
        return $"mlContext.Transforms.Imbalance.{Verb(code)}({code})";
    }

    // "new SmoteOptions…" are those of the verb Smote.
    private static string Verb(string options) => options["new ".Length..options.IndexOf("Options", StringComparison.Ordinal)];

    private static string Options(object options)
    {
        object defaults = Activator.CreateInstance(options.GetType())!;
        IEnumerable<string> set = options.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Select(p => (p.Name, Value: Value(p.GetValue(options)), Default: Value(p.GetValue(defaults))))
            .Where(p => p.Value != p.Default || p.Name == nameof(SmoteOptions.LabelColumnName))
            .Select(p => $"    {p.Name} = {p.Value},\n");
        return $"new {options.GetType().Name}\n{{\n{string.Concat(set)}}}";
    }

    private static string Value(object? value) => value switch
    {
        null => "null",
        CancellationToken => "default",
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
