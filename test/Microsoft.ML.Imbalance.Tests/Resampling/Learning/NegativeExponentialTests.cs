using System.Runtime.Intrinsics;

namespace Microsoft.ML.Imbalance.Tests.Resampling.Learning;

[TestClass]
public sealed class NegativeExponentialTests
{
    [TestMethod]
    public void ItIsWithinTenDigitsOfTheExponential()
    {
        for (double x = 0; x > -120; x = 1.01 * x - 0.001)
            Assert.AreEqual(1, NegativeExponential.Of(Vector256.Create(x))[3] / Math.Exp(x), 1e-10);
        Assert.AreEqual(1.0, NegativeExponential.Of(Vector256<double>.Zero)[0]);
    }

    [TestMethod]
    [DataRow(-200)]
    [DataRow(-1e9)]
    [DataRow(double.NegativeInfinity)]
    public void WhatSinglePrecisionCannotHoldIsZeroInIt(double x) => Assert.AreEqual(0f, (float)NegativeExponential.Of(Vector256.Create(x))[0]);
}
