using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>Operations with a number, which lives until they are done.</summary>
/// <remarks>
/// TorchSharp makes an object of every number that an operation takes, sums of two tensors included, and lets go of it before the native call returns. A garbage collection at that
/// moment frees the number while it is read. Here it is held, and freed at once afterwards.
/// </remarks>
internal static class ScalarArithmetic
{
    /// <summary>a + b.</summary>
    public static Tensor Plus(this Tensor a, Tensor b)
    {
        using Scalar one = 1;
        return a.add(b, one);
    }

    /// <summary>a - b.</summary>
    public static Tensor Minus(this Tensor a, Tensor b)
    {
        using Scalar minusOne = -1;
        return a.add(b, minusOne);
    }

    /// <summary>a + b · c.</summary>
    public static Tensor PlusProduct(this Tensor a, Tensor b, Tensor c)
    {
        using Scalar one = 1;
        return addcmul(a, b, c, one);
    }

    /// <summary>a + number.</summary>
    public static Tensor Plus(this Tensor a, double number)
    {
        using Scalar scalar = number, one = 1;
        return a.add(scalar, one);
    }

    /// <summary>a · number.</summary>
    public static Tensor Times(this Tensor a, double number)
    {
        using Scalar scalar = number;
        return a.mul(scalar);
    }

    /// <summary>max(a, number).</summary>
    public static Tensor AtLeast(this Tensor a, double number)
    {
        using Scalar scalar = number;
        return a.clamp_min(scalar);
    }

    /// <summary>min(a, number).</summary>
    public static Tensor AtMost(this Tensor a, double number)
    {
        using Scalar scalar = number;
        return a.clamp_max(scalar);
    }

    /// <summary>a ← a · number.</summary>
    public static void Scale(this Tensor a, double number)
    {
        using Scalar scalar = number;
        a.mul_(scalar);
    }

    /// <summary>a ← a + b · number.</summary>
    public static void Increase(this Tensor a, Tensor b, double number)
    {
        using Scalar scalar = number;
        a.add_(b, scalar);
    }

    /// <summary>a ← a + b · c · number.</summary>
    public static void IncreaseByProduct(this Tensor a, Tensor b, Tensor c, double number)
    {
        using Scalar scalar = number;
        a.addcmul_(b, c, scalar);
    }

    /// <summary>a ← a + b / c · number.</summary>
    public static void IncreaseByQuotient(this Tensor a, Tensor b, Tensor c, double number)
    {
        using Scalar scalar = number;
        a.addcdiv_(b, c, scalar);
    }

    /// <summary>a to the power of the number.</summary>
    public static Tensor Power(this Tensor a, double number)
    {
        using Scalar scalar = number;
        return a.pow(scalar);
    }

    /// <summary>a, and the number where the mask is true.</summary>
    public static Tensor Masked(this Tensor a, Tensor mask, double number)
    {
        using Scalar scalar = number;
        return a.masked_fill(mask, scalar);
    }

    /// <summary>a · (1 - share) + b · share.</summary>
    public static Tensor Towards(this Tensor a, Tensor b, double share)
    {
        using Tensor ofA = a.Times(1 - share), ofB = b.Times(share);
        return ofA.Plus(ofB);
    }
}
