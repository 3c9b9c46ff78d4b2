using System.Text.Json.Nodes;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary>Methods and their options as JSON.</summary>
internal static class StrategyJson
{
    public static JsonObject Create(IEnumerable<StrategyMethod> methods) => new()
    {
        ["strategies"] = JsonText.Array(methods.Select(m => new JsonObject
        {
            ["name"] = m.Name,
            ["family"] = KebabCase.Of(m.Family.ToString()),
            ["summary"] = m.Summary,
            ["options"] = JsonText.Array(m.Options.Select(Option)),
        })),
    };

    private static JsonObject Option(StrategyOption option)
    {
        var json = new JsonObject
        {
            ["name"] = option.Name,
            ["type"] = KebabCase.Of(option.Kind.ToString()),
            ["default"] = Default(option),
            ["summary"] = option.Summary,
        };
        if (option.Range is { } range)
        {
            // Ends that are not there are null.
            json["minimum"] = JsonText.Number(range.Minimum);
            json["maximum"] = JsonText.Number(range.Maximum);
            json["includesMinimum"] = range.IncludesMinimum;
        }
        else
        {
            json[option.Kind == OptionKind.Text ? "forms" : "choices"] = JsonText.Texts(option.Forms);
        }
        if (option.Search is { } search)
            json["search"] = Search(search);
        return json;
    }

    private static JsonNode? Default(StrategyOption option) => option switch
    {
        { Default: null } => null,
        { Kind: OptionKind.Integer or OptionKind.Number or OptionKind.Boolean } => JsonNode.Parse(option.Default),
        _ => JsonValue.Create(option.Default),
    };

    private static JsonObject Search(SearchSpace search) => search.Choices.Count > 0
        ? new JsonObject { ["choices"] = JsonText.Texts(search.Choices) }
        : new JsonObject { ["low"] = search.Low, ["high"] = search.High, ["scale"] = search.IsLogarithmic ? "logarithmic" : "linear" };
}
